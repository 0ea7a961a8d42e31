package dev.bureau.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.constraint.ConstraintBreached;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.Status;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.agent.Agent;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** S2: a session keeps to its timeout, whatever befalls the nodes that work in it. */
class TimeoutSimulationTest {
  private static final SessionId CLERK = new SessionId("clerk");
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Map<String, String> LIMITS =
      Map.of("timeout", String.valueOf(TIMEOUT.toMillis()));

  /** Clocks that are wrong would say something else about time than the test does. */
  @SimulationTest(seeds = 30)
  void endsASessionOnceAndNeverBeforeItsTime(Simulation simulation) {
    Agent works =
        (message, context) -> simulation.sleep(Duration.ofMillis(simulation.choose(8_000)));
    simulation.faults(Faults.all().without(Fault.CLOCK_JUMP));
    simulation.nodes(2, agents -> agents.bind("clerk", () -> works));
    Bureau bureau = simulation.bureau();
    bureau
        .sessions()
        .create(SessionSpec.active("clerk").id(CLERK).agent("clerk").constraints(LIMITS));
    bureau.sessions().start(CLERK);

    for (int i = 0; i < 6; i++) {
      send(bureau, i);
      int node = 1 + simulation.choose(2);
      switch (simulation.choose(4)) {
        case 2 -> simulation.crash(node, Duration.ofMillis(simulation.choose(5_000)));
        case 3 -> simulation.pause(node, Duration.ofMillis(simulation.choose(9_000)));
        default -> {}
      }
      simulation.sleep(Duration.ofMillis(simulation.choose(3_000)));
    }
    simulation.sleep(TIMEOUT);
    send(bureau, 6); // somebody looks, also if whoever worked in it is gone
    simulation.settle();

    Session clerk = bureau.sessions().get(CLERK);
    assertThat(clerk.status()).isEqualTo(Status.ERROR);
    List<Entry> journal = bureau.journal(CLERK, 1, 10_000);
    assertThat(journal)
        .filteredOn(each -> each.event() instanceof ConstraintBreached)
        .singleElement()
        .satisfies(
            breach -> {
              assertThat(breach.at()).isAfter(clerk.times().started().plus(TIMEOUT));
              assertThat(journal)
                  .filteredOn(each -> each.event() instanceof MessageHandled)
                  .allMatch(handled -> handled.version() < breach.version());
            });
  }

  private static void send(Bureau bureau, int number) {
    bureau.send(CLERK, Letter.of(MessageType.COMMAND, Map.of()).key("m-" + number));
  }

  @SimulationTest(seeds = 30)
  void leavesASessionAloneThatEndsInItsTime(Simulation simulation) {
    simulation.faults(Faults.none());
    simulation.nodes(
        2,
        agents ->
            agents.bind(
                "clerk",
                () ->
                    (message, context) -> {
                      simulation.sleep(Duration.ofMillis(simulation.choose(9_000)));
                      context.complete("done");
                    }));
    Bureau bureau = simulation.bureau();
    bureau
        .sessions()
        .create(SessionSpec.active("clerk").id(CLERK).agent("clerk").constraints(LIMITS));
    bureau.sessions().start(CLERK);

    send(bureau, 1);
    simulation.sleep(Duration.ofMinutes(1));

    assertThat(bureau.sessions().get(CLERK).status()).isEqualTo(Status.COMPLETED);
  }
}
