package dev.bureau.testing.recording;

import static dev.bureau.testing.recording.Broker.BROKER;
import static dev.bureau.testing.recording.Broker.DESK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.Agents;
import dev.bureau.orchestrator.agent.CellSpec;
import dev.bureau.orchestrator.agent.Context;
import dev.bureau.orchestrator.agent.Work;
import dev.bureau.store.memory.Memory;
import dev.bureau.testing.simulation.Faults;
import dev.bureau.testing.simulation.Simulation;
import dev.bureau.testing.simulation.SimulationTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A recorded session is a test of its agent (X43). */
class RecordingTest {
  private static final Work MARKET = () -> Map.of("price", 3, "text", "x".repeat(20_000));
  private static final Work CLOSED =
      () -> {
        throw new AssertionError("the work of a cell was done");
      };

  @TempDir Path folder;
  private final List<Recording> recordings = new ArrayList<>();

  private static void open(Simulation simulation, int nodes) {
    simulation.nodes(
        nodes,
        agents ->
            agents
                .bind("broker", () -> new Broker(MARKET))
                .bind("desk", () -> RecordingTest::desk));
    Bureau bureau = simulation.bureau();
    bureau.sessions().create(SessionSpec.active("broker").id(BROKER).agent("broker"));
    bureau.sessions().create(SessionSpec.active("desk").id(DESK).agent("desk"));
    bureau.sessions().start(BROKER);
    bureau.sessions().start(DESK);
    bureau.send(BROKER, Letter.of("BUY", Map.of("n", 1)).key("buy"));
  }

  private static void desk(Message message, Context context) {
    if (message.type().equals("PRICE")) {
      context.reply(Letter.of("PRICED", Map.of()));
    }
  }

  private static Recording recorded() {
    List<Recording> recorded = new ArrayList<>();
    Simulation.calm(
        simulation -> {
          open(simulation.faults(Faults.none()), 1);
          simulation.settle();
          simulation.sleep(Duration.ofMinutes(20));
          Bureau bureau = simulation.bureau();
          bureau.sessions().update(BROKER, SessionUpdate.metadata(Map.of("outside", 1)));
          bureau
              .waiting()
              .of(BROKER)
              .forEach(each -> bureau.waiting().answer(BROKER, each.id(), Map.of("yes", true)));
          simulation.settle();
          recorded.add(Recording.of(bureau, BROKER));
        });
    return recorded.get(0);
  }

  private static void replay(Recording recording, Agent agent) {
    recording.replay(agents -> agents.bind("broker", () -> agent));
  }

  @Test
  void agreesWithTheAgentThatWasRecorded() {
    Recording recording = recorded();

    replay(recording, new Broker(CLOSED));

    assertThat(recording.entries().stream().map(each -> each.event().getClass().getSimpleName()))
        .contains("CellFailed", "WaitOpened", "WaitSettled", "MessageReplied", "SessionEnded");
  }

  @Test
  void agreesStillWhenItComesFromAFile() throws IOException {
    Path file = folder.resolve("broker.jsonl");
    Recording recording = recorded();

    recording.write(file);

    assertThat(Recording.read(file).entries()).isEqualTo(recording.entries());
    replay(Recording.read(file), new Broker(CLOSED));
  }

  @SimulationTest(seeds = 60)
  void recordsWhatHappensUnderFaults(Simulation simulation) {
    open(simulation, 3);
    simulation.settle();
    recordings.add(Recording.of(simulation.bureau(), BROKER));
  }

  @AfterEach
  void replaysAllOfThem() {
    recordings.forEach(each -> replay(each, new Broker(CLOSED)));
  }

  static Stream<Arguments> changedAgents() {
    return Stream.of(
        Arguments.of(
            "another content of a message",
            new Broker(CLOSED) {
              @Override
              void order(Context context, Map<String, ?> content) {
                super.order(context, Map.of("lot", 5));
              }
            },
            List.of(
                "message BUY buy (version",
                "not recorded there:\n  send ORDER to desk {\"lot\":5}",
                "The nearest recorded: of this message\n  send ORDER to desk {\"before\":0,\"lot\":")),
        Arguments.of(
            "another receiver",
            new Broker(CLOSED) {
              @Override
              void order(Context context, Map<String, ?> content) {
                context.send(BROKER, Letter.of("ORDER", content));
              }
            },
            List.of("  send ORDER to broker {", "of this message\n  send ORDER to desk {")),
        Arguments.of(
            "a step of another message",
            new Broker(CLOSED) {
              @Override
              void order(Context context, Map<String, ?> content) {
                context.ask("ann", Map.of("sell", true), Duration.ofDays(1));
              }
            },
            List.of(
                "The nearest recorded: of message PRICED ",
                "  ask of ann for PT24H {\"sell\":true}")),
        Arguments.of(
            "a message less",
            new Broker(CLOSED) {
              @Override
              void priced(Context context) {}
            },
            List.of("message PRICED ", "left out what is recorded:\n  ask of ann for PT24H")),
        Arguments.of(
            "a cell with another input",
            new Broker(CLOSED) {
              @Override
              void buy(Message message, Context context) throws Exception {
                context.cell(CellSpec.readOnly("price").input(Map.of("what", 2)), CLOSED);
              }
            },
            List.of(
                "  cell price {\"effect\":\"READ_ONLY\"",
                "  Its input: {\"what\":2}",
                "of this message\n  cell price {\"effect\":\"READ_ONLY\"")),
        Arguments.of(
            "a cell more",
            new Broker(CLOSED) {
              @Override
              void buy(Message message, Context context) throws Exception {
                context.cell(CellSpec.effect("pay"), CLOSED);
              }
            },
            List.of("  cell pay {\"effect\":\"EFFECT\"")),
        Arguments.of(
            "cells less",
            new Broker(CLOSED) {
              @Override
              void buy(Message message, Context context) {}
            },
            List.of("left out what is recorded:\n  cell price {", "  [left] reply BOUGHT {}")),
        Arguments.of(
            "a failure",
            new Broker(CLOSED) {
              @Override
              void priced(Context context) {
                throw new IllegalStateException("lost the list");
              }
            },
            List.of("message PRICED ", "the agent failed, and then it did not", "lost the list")),
        Arguments.of(
            "another time",
            new Broker(CLOSED) {
              @Override
              void priced(Context context) {
                context.ask("ann", Map.of("at", context.now().toString()), Duration.ofDays(1));
              }
            },
            List.of(
                "  ask of ann for PT24H {\"at\":",
                "It has no cell, so its now() is not recorded")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changedAgents")
  void catchesAChangedAgent(String change, Agent agent, List<String> told) {
    assertThatThrownBy(() -> replay(recorded(), agent))
        .isInstanceOf(AssertionError.class)
        .message()
        .contains(told);
  }

  @Test
  void agreesWithWhatARealBureauHasRecorded() throws Exception {
    Agent clerk =
        (message, context) -> {
          if (message.type().equals("BUY")) {
            context.cell(CellSpec.readOnly("look"), MARKET);
          } else {
            context.complete("done");
          }
          context.update(SessionUpdate.metadata(Map.of("at", context.now().toString())));
          context.send(DESK, Letter.of("ORDER", Map.of("at", context.now().toString())));
        };
    Recording recording;
    try (Bureau bureau =
        Bureau.open(Memory.store(), agents -> agents.bind("broker", () -> clerk))) {
      bureau.sessions().create(SessionSpec.active("desk").id(DESK));
      bureau.sessions().create(SessionSpec.active("broker").id(BROKER).agent("broker"));
      bureau.sessions().start(BROKER);
      bureau.send(BROKER, Letter.of("BUY", Map.of()));
      bureau.send(BROKER, Letter.of("END", Map.of()));
      bureau.awaitEnd(BROKER, Duration.ofSeconds(20));
      recording = Recording.of(bureau, BROKER);
    }

    replay(recording, clerk);
  }

  @Test
  void refusesASessionWhoseAgentIsNotBound() {
    assertThatThrownBy(() -> recorded().replay(Agents::isEmpty))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("agent: 'broker'");
  }

  @Test
  void refusesAFileThatIsNoRecording() throws IOException {
    Path file = Files.writeString(folder.resolve("other.jsonl"), "{\"a\":1}\n");

    assertThatThrownBy(() -> Recording.read(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("Recording.write");
  }
}
