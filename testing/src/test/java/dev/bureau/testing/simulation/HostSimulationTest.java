package dev.bureau.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.Event;
import dev.bureau.core.session.AgentChanged;
import dev.bureau.core.session.Constraints;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.IllegalStatusChangeException;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.StatusChanged;
import dev.bureau.core.transition.TransitionRefusedException;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.transitions.host.AgentHost;
import dev.bureau.transitions.host.Guest;
import dev.bureau.transitions.host.GuestListener;
import dev.bureau.transitions.host.GuestStarter;
import dev.bureau.transitions.host.HostSpec;
import dev.bureau.transitions.host.TranscriptPlace;
import dev.bureau.transitions.transcript.TranscriptFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;

/** T4, T5, T9, P8: an agent that begins anew again and again, whose host dies and is cut off. */
class HostSimulationTest {
  private static final SessionId FIRST = new SessionId("first");
  private static final Path FOLDER = Path.of("/talks");
  private static final TranscriptFormat FORMAT = TranscriptFormat.jsonLines();
  private static final int LIVES = 8;
  private static final Duration LONG = Duration.ofMinutes(5);

  /** How many calls of its model stand in each transcript. */
  private final Map<String, Integer> calls = new HashMap<>();

  @SimulationTest(seeds = 60)
  void leavesOneRightChainAndBillsEachCallOnce(Simulation simulation) throws IOException {
    calls.clear();
    simulation.disk().write(FOLDER.resolve("another.txt").toString(), "");
    simulation.nodes(1, agents -> agents.bind("worker", () -> (message, context) -> {}));
    Bureau bureau = simulation.bureau();
    bureau.sessions().create(SessionSpec.active("hosted").id(FIRST).agent("coder"));

    simulation.program("host", one -> host(simulation, one));
    simulation.settle();

    List<Session> chain = WalkedChain.from(bureau, FIRST);
    Map<String, SessionId> named = new HashMap<>();
    for (int i = 0; i < chain.size(); i++) {
      Session each = chain.get(i);
      List<Event<?>> events = events(bureau, each);
      assertThat(each.status().isFinal()).isTrue();
      assertThat(each.links().transitionedFrom()).isEqualTo(i == 0 ? null : chain.get(i - 1).id());
      assertThat(events.stream().filter(HostSimulationTest::isStart)).hasSize(1);
      assertThat(events.stream().filter(HostSimulationTest::isEnd)).hasSize(1);
      int made = 0;
      for (String transcript : transcripts(events)) {
        assertThat(named.put(transcript, each.id())).as(transcript).isNull();
        made += calls.get(transcript);
      }
      assertThat(bureau.costs().of(each.id()).total().calls())
          .as("of " + each.id())
          .isEqualTo(made);
    }
    assertThat(named).hasSizeGreaterThanOrEqualTo(1);
  }

  private void host(Simulation simulation, Bureau one) {
    while (calls.size() < LIVES || !WalkedChain.end(one, FIRST).status().isFinal()) {
      try {
        hostOnce(simulation, one);
      } catch (TransitionRefusedException | IllegalStatusChangeException e) {
        simulation.note("what was begun before a death has come to be meanwhile: " + e);
      } catch (IOException | InterruptedException | TimeoutException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** As {@code bureau host --resume} does. */
  private void hostOnce(Simulation simulation, Bureau one)
      throws IOException, InterruptedException, TimeoutException {
    one.hosts().sweep();
    List<Session> chain = WalkedChain.from(one, FIRST);
    for (Session each : chain) {
      one.hosts().recover(each.id(), FORMAT);
    }
    Session last = chain.get(chain.size() - 1);
    SessionId id = last.status().isFinal() ? one.transitions().resume(last.id()).id() : last.id();
    Player player = new Player(simulation);
    AgentHost host = one.hosts().start(id, HostSpec.of(player, TranscriptPlace.of(FOLDER, FORMAT)));
    for (int lives = 1 + simulation.choose(3); lives > 0; lives--) {
      player.live();
      for (int work = simulation.choose(4); work > 0; work--) {
        simulation.sleep(Duration.ofMillis(simulation.choose(3_000)));
        player.call();
      }
    }
    player.exit();
    if (!host.awaitEnd(LONG)) {
      throw new TimeoutException("The host has not seen the end of its agent");
    }
  }

  private static List<Event<?>> events(Bureau bureau, Session session) {
    return bureau.journal(session.id(), 1, 10_000).stream().<Event<?>>map(Entry::event).toList();
  }

  private static boolean isStart(Event<?> event) {
    return event instanceof StatusChanged changed && changed.operation() == Operation.START;
  }

  private static boolean isEnd(Event<?> event) {
    return event instanceof StatusChanged changed && changed.to().isFinal();
  }

  /** The transcripts that were known to be the session's, each once. */
  private static List<String> transcripts(List<Event<?>> events) {
    return events.stream()
        .filter(AgentChanged.class::isInstance)
        .map(each -> ((AgentChanged) each).agent().transcript())
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /** The agent, of which the host's program plays what it does. */
  private final class Player implements GuestStarter, Guest {
    private final Simulation simulation;
    private GuestListener listener;
    private String life = "";
    private int lines;

    Player(Simulation simulation) {
      this.simulation = simulation;
    }

    @Override
    public Guest start(Constraints constraints, GuestListener told) {
      listener = told;
      return this;
    }

    void live() throws IOException {
      life = "life-" + calls.size();
      calls.put(file(), 0);
      simulation.disk().write(file(), "");
      write("\"type\":\"system\",\"subtype\":\"start\"");
    }

    void call() throws IOException {
      int number = calls.merge(file(), 1, Integer::sum);
      write(
          "\"type\":\"assistant\",\"message\":{\"id\":\"%s-%d\",\"role\":\"assistant\","
                  .formatted(life, number)
              + "\"model\":\"claude-3-5-haiku-20241022\",\"content\":[],\"usage\":"
              + "{\"input_tokens\":1,\"output_tokens\":1}}");
    }

    private String file() {
      return FOLDER.resolve(life + ".jsonl").toString();
    }

    private void write(String fields) throws IOException {
      String line =
          "{\"sessionId\":\"%s\",\"uuid\":\"%s-u%d\",\"timestamp\":\"%s\",%s}\n"
              .formatted(life, life, ++lines, simulation.seams().wall().instant(), fields);
      simulation.disk().append(Path.of(file()), line.getBytes(StandardCharsets.UTF_8));
    }

    void exit() {
      listener.ended(Operation.COMPLETE, new Ending(0, "exit code 0"));
    }

    @Override
    public void say(String text) {}

    @Override
    public void close() {
      listener.ended(Operation.SHUTDOWN, new Ending(null, "it was shown out"));
    }
  }
}
