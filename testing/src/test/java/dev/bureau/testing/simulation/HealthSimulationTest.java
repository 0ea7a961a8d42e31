package dev.bureau.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.health.HealthChanged;
import dev.bureau.core.health.HealthStatus;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.message.MailboxFullException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** S30: what is journaled of a session's health, whatever befalls the nodes it works in. */
class HealthSimulationTest {
  private static final SessionId CLERK = new SessionId("clerk");

  /** Ten messages that take up to half a minute each, in a mailbox of ten. */
  @SimulationTest(seeds = 50)
  void isJournaledOncePerChangeAndIsGoodAgainInTheEnd(Simulation simulation) {
    fill(simulation);
    Bureau bureau = simulation.bureau();
    simulation.always("each change is one", () -> requireChanges(changes(bureau)));

    simulation.settle();
    // Who drained the mailbox may have died before it looked: whoever works next looks again.
    bureau.send(CLERK, Letter.of("COMMAND", Map.of()).key("last"));
    simulation.settle();

    simulation.eventually(
        "the clerk is healthy", Duration.ofMinutes(5), () -> last(bureau) == HealthStatus.HEALTHY);
    requireChanges(changes(bureau));
    assertThat(bureau.health().of(CLERK).status()).isEqualTo(HealthStatus.HEALTHY);
  }

  @SimulationTest(seeds = 5)
  void goesThereAndBackOnceWhereNothingGoesWrong(Simulation simulation) {
    simulation.faults(Faults.none());
    fill(simulation);
    Bureau bureau = simulation.bureau();

    simulation.eventually(
        "the clerk is found unwell",
        Duration.ofMinutes(1),
        () -> last(bureau) != HealthStatus.HEALTHY);
    simulation.settle();
    simulation.eventually(
        "the clerk is healthy", Duration.ofMinutes(2), () -> last(bureau) == HealthStatus.HEALTHY);

    List<HealthChanged> changes = changes(bureau);
    requireChanges(changes);
    assertThat(changes).extracting(HealthChanged::to).doesNotHaveDuplicates();
  }

  private static void fill(Simulation simulation) {
    Agent clerk =
        (message, context) ->
            simulation.sleep(Duration.ofMillis(15_000 + simulation.choose(15_000)));
    simulation.config(BureauConfig.defaults().withMailboxCapacity(10));
    simulation.nodes(2, agents -> agents.bind("clerk", () -> clerk));
    Bureau bureau = simulation.bureau();
    bureau.sessions().create(SessionSpec.active("clerk").id(CLERK).agent("clerk"));
    bureau.sessions().start(CLERK);
    for (int i = 0; i < 10; i++) {
      try {
        bureau.send(CLERK, Letter.of("COMMAND", Map.of()).key("m-" + i));
      } catch (MailboxFullException e) {
        simulation.note("no room for message " + i);
      }
    }
  }

  private static List<HealthChanged> changes(Bureau bureau) {
    return bureau.journal(CLERK, 1, 100_000).stream()
        .map(each -> each.event())
        .filter(HealthChanged.class::isInstance)
        .map(HealthChanged.class::cast)
        .toList();
  }

  private static HealthStatus last(Bureau bureau) {
    List<HealthChanged> changes = changes(bureau);
    return changes.isEmpty() ? HealthStatus.HEALTHY : changes.get(changes.size() - 1).to();
  }

  private static void requireChanges(List<HealthChanged> changes) {
    HealthStatus before = HealthStatus.HEALTHY;
    for (HealthChanged each : changes) {
      assertThat(each.from()).isEqualTo(before);
      assertThat(each.to()).isNotEqualTo(before);
      before = each.to();
    }
  }
}
