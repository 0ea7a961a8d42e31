package dev.bureau.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.door.SessionEndedException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.session.IllegalStatusChangeException;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionArchived;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.Status;
import dev.bureau.core.session.StatusChanged;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.archive.CleanUp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** R8: sessions are cleaned up while others are at work, whatever happens to those who do it. */
class ArchiveSimulationTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration IDLE = SECOND;
  private static final int ROUNDS = 12;

  @SimulationTest(seeds = 60)
  void archivesNobodyWhoIsAtWorkAndLosesNothing(Simulation simulation) {
    Agent works =
        (message, context) -> simulation.sleep(Duration.ofMillis(simulation.choose(1_500)));
    simulation.config(BureauConfig.defaults().withIdleTime(IDLE));
    simulation.nodes(2, agents -> agents.bind("worker", () -> works));
    Bureau bureau = simulation.bureau();
    List<SessionId> all = new ArrayList<>();
    simulation.always("what is archived is final", () -> areFinal(bureau, all));
    CleanUp spec = CleanUp.olderThan(Duration.ofMillis(simulation.choose(1_000)));

    for (String name : List.of("cleaner one", "cleaner two")) {
      simulation.program(
          name,
          cleaner -> {
            for (int i = 0; i < ROUNDS; i++) {
              simulation.sleep(SECOND); // all do something at the full second, and meet there
              cleaner.archive().cleanUp(spec);
            }
          });
    }
    int sent = 0;
    for (int i = 0; i < ROUNDS; i++) {
      SessionId id = new SessionId("s-" + i);
      bureau.sessions().create(SessionSpec.active("s").id(id).agent("worker"));
      all.add(id);
      startUnlessArchived(bureau, id);
      for (SessionId each : List.copyOf(all)) {
        if (simulation.sometimes(0.3)) {
          sent += send(bureau, each, sent) ? 1 : 0;
        }
      }
      simulation.sleep(SECOND);
    }
    simulation.settle();

    long kept = 0;
    for (SessionId each : all) {
      kept += bureau.sessions().get(each).totals().tasksDone();
      kept += bureau.messages().inbox(each).counts().waiting();
      kept += bureau.messages().inbox(each).counts().dead();
      restedBefore(bureau.journal(each, 1, 10_000));
    }
    assertThat(kept).isEqualTo(sent);
  }

  /** A cleaner whose clock is ahead may find it old before it has begun. */
  private static void startUnlessArchived(Bureau bureau, SessionId id) {
    try {
      bureau.sessions().start(id);
    } catch (IllegalStatusChangeException e) {
      assertThat(bureau.sessions().get(id).times().archived()).isNotNull();
    }
  }

  /** Whether it was taken. */
  private static boolean send(Bureau bureau, SessionId receiver, int number) {
    try {
      bureau.send(receiver, Letter.of(MessageType.COMMAND, Map.of()).key("m-" + number));
      return true;
    } catch (SessionEndedException e) {
      return false;
    }
  }

  private static void areFinal(Bureau bureau, List<SessionId> all) {
    for (SessionId each : all) {
      Session session = bureau.sessions().get(each);
      if (session.times().archived() != null) {
        assertThat(session.status().isFinal()).as("%s", session).isTrue();
      }
    }
  }

  /** Archived at most once, and not out of its work. */
  private static void restedBefore(List<Entry> journal) {
    List<Entry> archived =
        journal.stream().filter(each -> each.event() instanceof SessionArchived).toList();
    assertThat(archived).hasSizeLessThan(2);
    for (Entry each : archived) {
      assertThat(journal)
          .filteredOn(entry -> entry.version() == each.version())
          .noneMatch(
              entry ->
                  entry.event() instanceof StatusChanged changed
                      && changed.from() == Status.ACTIVE);
    }
  }
}
