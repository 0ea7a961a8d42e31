package dev.bureau.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.cell.Cell;
import dev.bureau.core.cell.CellStatus;
import dev.bureau.core.cell.Resolution;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.Status;
import dev.bureau.core.wait.NotWaitingException;
import dev.bureau.core.wait.Wait;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.CellSpec;
import dev.bureau.orchestrator.feed.Follow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The runtime under all faults (RELIABILITY 5): whole applications, whatever befalls their nodes.
 */
class RuntimeSimulationTest {
  @SimulationTest(seeds = 60)
  void makesAnEffectOnceOrSaysThatItDoesNotKnow(Simulation simulation) {
    Map<String, Integer> effects = new TreeMap<>();
    SessionId payer = new SessionId("payer");
    simulation.config(BureauConfig.defaults().withRetries(30, Duration.ofMillis(10)));
    simulation.nodes(
        2,
        agents ->
            agents.bind(
                "payer",
                () ->
                    (message, context) -> {
                      context.cell(
                          CellSpec.effect("pay"),
                          () -> {
                            simulation.sleep(Duration.ofMillis(simulation.choose(50)));
                            effects.merge(message.id().value(), 1, Integer::sum);
                            return Map.of();
                          });
                      if (simulation.sometimes(0.1)) {
                        throw new IllegalStateException("the agent stumbles");
                      }
                    }));
    simulation.always(
        "every effect happens once",
        () -> assertThat(effects.values()).allMatch(times -> times == 1));
    Bureau bureau = simulation.bureau();
    bureau.sessions().create(SessionSpec.active("payer").id(payer).agent("payer"));
    bureau.sessions().start(payer);

    for (int i = 0; i < 8; i++) {
      bureau.send(payer, Letter.of("COMMAND", Map.of("n", i)).key("payment-" + i));
      simulation.sleep(Duration.ofMillis(simulation.choose(500)));
    }
    simulation.settle();

    List<Cell> uncertain =
        bureau.sessions().cells(payer).stream()
            .filter(each -> each.status() == CellStatus.UNCERTAIN)
            .toList();
    for (Cell each : uncertain) {
      boolean happened = effects.containsKey(each.step().key().message().value());
      bureau
          .sessions()
          .resolve(
              payer, each.step().id(), happened ? Resolution.SKIP : Resolution.RETRY, Map.of());
    }
    simulation.settle();
    assertThat(effects).hasSize(8);
    assertThat(bureau.sessions().get(payer).totals().tasksDone()).isEqualTo(8);
  }

  @SimulationTest(seeds = 60)
  void bringsEveryReplyBack(Simulation simulation) {
    List<SessionId> departments =
        List.of(new SessionId("north"), new SessionId("south"), new SessionId("west"));
    SessionId director = new SessionId("director");
    Agent worker =
        (message, context) -> {
          simulation.sleep(Duration.ofMillis(simulation.choose(3_000)));
          context.reply(
              Letter.of("VERIFICATION_RESPONSE", Map.of("n", message.content().get("n"))));
        };
    Agent directing =
        (message, context) -> {
          if (message.type().equals(MessageType.DIRECTION)) {
            for (SessionId each : departments) {
              context.request(
                  each,
                  Letter.of("VERIFICATION_REQUEST", Map.of("n", message.content().get("n"))),
                  Duration.ofHours(9));
            }
          }
        };
    simulation.nodes(
        3, agents -> agents.bind("worker", () -> worker).bind("director", () -> directing));
    Bureau bureau = simulation.bureau();
    bureau.sessions().create(SessionSpec.director("director").id(director).agent("director"));
    bureau.sessions().start(director);
    for (SessionId each : departments) {
      bureau.sessions().create(SessionSpec.department(each.value()).id(each).agent("worker"));
      bureau.sessions().start(each);
    }

    for (int i = 0; i < 5; i++) {
      bureau.send(director, Letter.of(MessageType.DIRECTION, Map.of("n", i)).key("d" + i));
    }
    simulation.settle();

    assertThat(bureau.sessions().get(director).totals().tasksDone()).isEqualTo(5 + 15);
    for (SessionId each : departments) {
      assertThat(bureau.sessions().get(each).totals().tasksDone()).isEqualTo(5);
    }
    assertThat(bureau.waiting().of(director)).isEmpty();
  }

  @SimulationTest(seeds = 60)
  void getsAllDoneWithLittleRoom(Simulation simulation) {
    simulation.config(
        BureauConfig.defaults()
            .withMaxSessions(2)
            .withMailboxCapacity(3)
            .withIdleTime(Duration.ofSeconds(5)));
    simulation.nodes(
        2,
        agents ->
            agents.bind(
                "clerk",
                () ->
                    (message, context) -> {
                      simulation.sleep(Duration.ofMillis(simulation.choose(300)));
                      int hops = ((Number) message.content().get("hops")).intValue();
                      if (hops > 0) {
                        int next = (hops * 7 + context.session().id().value().hashCode() & 3);
                        context.send(
                            new SessionId("clerk-" + next),
                            Letter.of("COMMAND", Map.of("hops", hops - 1)));
                      }
                    }));
    Bureau bureau = simulation.bureau();
    List<SessionId> clerks = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      SessionId id = new SessionId("clerk-" + i);
      clerks.add(id);
      bureau.sessions().create(SessionSpec.active("clerk").id(id).agent("clerk"));
      bureau.sessions().start(id);
    }

    for (SessionId each : clerks) {
      bureau.send(each, Letter.of("COMMAND", Map.of("hops", 4)).key("first"));
      bureau.send(each, Letter.of("COMMAND", Map.of("hops", 2)).key("second"));
    }
    simulation.settle();

    assertThat(
            clerks.stream()
                .map(bureau.sessions()::get)
                .mapToLong(s -> s.totals().tasksDone())
                .sum())
        .isEqualTo(4 * 5 + 4 * 3);
  }

  @SimulationTest(seeds = 60)
  void endsATreeForGood(Simulation simulation) {
    SessionId director = new SessionId("director");
    simulation.nodes(
        2,
        agents ->
            agents.bind(
                "worker",
                () ->
                    (message, context) -> {
                      for (int i = 0; i < 3; i++) {
                        context.cell(
                            CellSpec.idempotent("step"),
                            () -> {
                              simulation.sleep(Duration.ofMillis(simulation.choose(1_000)));
                              return Map.of();
                            });
                      }
                    }));
    Bureau bureau = simulation.bureau();
    bureau.sessions().create(SessionSpec.director("director").id(director).agent("worker"));
    bureau.sessions().start(director);
    List<SessionId> children = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      SessionId id = new SessionId("child-" + i);
      children.add(id);
      bureau
          .sessions()
          .create(SessionSpec.department("child").id(id).agent("worker").supervisor(director));
      bureau.sessions().start(id);
      bureau.send(id, Letter.of("COMMAND", Map.of()).key("a"));
      bureau.send(id, Letter.of("COMMAND", Map.of()).key("b"));
    }
    simulation.sleep(Duration.ofMillis(simulation.choose(4_000)));
    bureau.sessions().cancelTree(director, "enough");
    simulation.settle();

    for (SessionId each : children) {
      assertThat(bureau.sessions().get(each).status()).isEqualTo(Status.TERMINATED);
    }
    Session end = bureau.sessions().get(director);
    assertThat(end.status()).isEqualTo(Status.TERMINATED);
  }

  @SimulationTest(seeds = 60)
  void takesEachAnswerOnce(Simulation simulation) {
    List<Object> answers = new ArrayList<>();
    SessionId desk = new SessionId("desk");
    simulation.nodes(
        2,
        agents ->
            agents.bind(
                "desk",
                () ->
                    (message, context) -> {
                      if (message.type().equals(MessageType.ANSWER)) {
                        context.cell(
                            CellSpec.readOnly("look"),
                            () -> {
                              simulation.sleep(Duration.ofMillis(simulation.choose(100)));
                              return Map.of();
                            });
                        answers.add(message.content().get("text"));
                        context.complete("answered");
                      } else {
                        context.ask("anna", Map.of("text", "may I?"), Duration.ofHours(9));
                      }
                    }));
    Bureau bureau = simulation.bureau();
    bureau.sessions().create(SessionSpec.active("desk").id(desk).agent("desk"));
    bureau.sessions().start(desk);
    bureau.send(desk, Letter.of("COMMAND", Map.of()).key("begin"));

    simulation.program(
        "anna",
        anna -> {
          while (anna.sessions().get(desk).status() != Status.COMPLETED) {
            for (Wait each : anna.waiting().of(desk)) {
              if (each.state() == Wait.State.OPEN) {
                answer(anna, desk, each);
              }
            }
            simulation.sleep(Duration.ofSeconds(1));
          }
        });
    simulation.settle();

    assertThat(answers).containsOnly("yes");
    assertThat(bureau.sessions().get(desk).totals().tasksDone()).isEqualTo(2);
    assertThat(bureau.sessions().get(desk).status()).isEqualTo(Status.COMPLETED);
    assertThat(bureau.waiting().of(desk)).isEmpty();
  }

  @SimulationTest(seeds = 60)
  void tellsListenersEverythingAtLeastOnceAndInOrder(Simulation simulation) {
    SessionId clerk = new SessionId("clerk");
    Set<Long> told = new TreeSet<>();
    simulation.nodes(2, agents -> agents.bind("clerk", () -> (message, context) -> {}));
    Bureau bureau = simulation.bureau();
    bureau.sessions().create(SessionSpec.active("clerk").id(clerk).agent("clerk"));
    bureau.sessions().start(clerk);
    simulation.program(
        "listener",
        listening ->
            listening.follow(
                Follow.fromStart().sessions(clerk).named("ledger"),
                entry -> {
                  assertThat(entry.version() == 1 || told.contains(entry.version() - 1)).isTrue();
                  told.add(entry.version());
                }));

    for (int i = 0; i < 10; i++) {
      bureau.send(clerk, Letter.of("COMMAND", Map.of()).key("order-" + i));
      simulation.sleep(Duration.ofMillis(simulation.choose(2_000)));
    }
    simulation.settle();

    long last = bureau.sessions().get(clerk).version();
    simulation.eventually(
        "the listener has heard all", Duration.ofMinutes(10), () -> told.size() >= last);
  }

  private static void answer(Bureau anna, SessionId desk, Wait question) {
    try {
      anna.waiting().answer(desk, question.id(), Map.of("text", "yes"));
    } catch (NotWaitingException e) {
      // An earlier answer, of which nobody had told her, has arrived in the meantime.
      assertThat(anna.waiting().of(desk)).allMatch(each -> each.state() != Wait.State.OPEN);
    }
  }
}
