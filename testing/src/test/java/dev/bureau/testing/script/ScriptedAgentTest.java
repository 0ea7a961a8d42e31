package dev.bureau.testing.script;

import static dev.bureau.testing.assertion.BureauAssertions.assertThatMail;
import static dev.bureau.testing.assertion.BureauAssertions.assertThatSession;
import static dev.bureau.testing.script.ScriptedStep.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.agent.CellSpec;
import dev.bureau.testing.simulation.Faults;
import dev.bureau.testing.simulation.Simulation;
import dev.bureau.testing.simulation.SimulationTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Agents that play a script, and hold their test to it. */
class ScriptedAgentTest {
  private static final SessionId CLERK = new SessionId("clerk");
  private static final SessionId OTHER = new SessionId("other");

  private static Bureau play(Simulation simulation, ScriptedStep... steps) {
    ScriptedAgent agent = ScriptedAgent.in(simulation, steps);
    simulation.faults(Faults.none()).nodes(1, agents -> agents.bind("clerk", () -> agent));
    for (SessionId each : List.of(CLERK, OTHER)) {
      simulation.bureau().sessions().create(SessionSpec.active("clerk").id(each).agent("clerk"));
      simulation.bureau().sessions().start(each);
    }
    return simulation.bureau();
  }

  private static Letter order(int number) {
    return Letter.of("ORDER", Map.of("n", number));
  }

  @Test
  void playsTheFirstStepThatIsForTheMessageAndLeft() {
    Simulation.calm(
        simulation -> {
          Bureau bureau =
              play(
                  simulation,
                  on("ORDER", Map.of("n", 2)).send(OTHER, Letter.of("SECOND", Map.of())),
                  on("ORDER").times(2).send(OTHER, Letter.of("ANY", Map.of())),
                  on("SECOND"),
                  on("ANY").times(2));

          List.of(1, 2, 3).forEach(each -> bureau.send(CLERK, order(each)));
          simulation.settle();

          assertThatMail(bureau, OTHER).hasHandled("ANY", "SECOND", "ANY");
        });
  }

  @Test
  void doesWhatItsStepSaysInThatOrder() {
    Simulation.calm(
        simulation -> {
          Bureau bureau =
              play(
                  simulation,
                  on("ORDER")
                      .cell(CellSpec.effect("pay"), Map.of("receipt", 7))
                      .then(
                          (message, context) ->
                              context.send(
                                  OTHER,
                                  Letter.of(
                                      "PAID",
                                      context.resultOf(context.cells().all().iterator().next()))))
                      .complete("done"),
                  on("PAID", Map.of("receipt", 7)));

          bureau.send(CLERK, order(1));
          simulation.settle();

          assertThatSession(bureau, CLERK).hasEndReason("done");
        });
  }

  @Test
  void playsTheSameStepAgainWhenAMessageIsHandledAgain() {
    Simulation.calm(
        simulation -> {
          Bureau bureau =
              play(
                  simulation,
                  on("ORDER").failOnce("stumbled").send(OTHER, Letter.of("DONE", Map.of())),
                  on("DONE"));

          bureau.send(CLERK, order(1));
          simulation.settle();

          assertThatMail(bureau, OTHER).hasHandled("DONE");
        });
  }

  @Test
  void failsAHandlingForGood() {
    Simulation.calm(
        simulation -> {
          Bureau bureau = play(simulation, on("ORDER").fail("no paper"));

          bureau.send(CLERK, order(1));
          simulation.settle();

          assertThatMail(bureau, CLERK).hasHandled().hasDead("ORDER");
        });
  }

  @Test
  void tellsMessagesOfOneIdInTwoMailboxesApart() {
    Simulation.calm(
        simulation -> {
          Bureau bureau = play(simulation, on("ORDER").times(2));

          bureau.send(CLERK, order(1).key("same"));
          bureau.send(OTHER, order(1).key("same"));
        });
  }

  @SimulationTest(seeds = 30)
  void playsEachStepOnceWhateverHappensToTheNodes(Simulation simulation) {
    List<String> effects = new ArrayList<>();
    ScriptedAgent agent =
        ScriptedAgent.in(
            simulation,
            on("ORDER", Map.of("n", 0)).failOnce("stumbled").reply(Letter.of("DONE", Map.of())),
            on("ORDER")
                .times(4)
                .then((message, context) -> simulation.sleep(Duration.ofSeconds(1)))
                .then(
                    (message, context) ->
                        context.cell(
                            CellSpec.idempotent("work"),
                            () -> {
                              effects.add(message.id().value());
                              return Map.of();
                            })));
    simulation.nodes(3, agents -> agents.bind("clerk", () -> agent));
    Bureau bureau = simulation.bureau();
    bureau.sessions().create(SessionSpec.active("clerk").id(CLERK).agent("clerk"));
    bureau.sessions().start(CLERK);

    for (int i = 0; i < 5; i++) {
      bureau.send(CLERK, order(i).key("order-" + i));
    }
    simulation.settle();

    assertThat(effects).contains("order-1", "order-2", "order-3", "order-4");
    assertThatSession(bureau, CLERK).hasTasksDone(5);
  }

  @Test
  void failsTheTestOnAMessageThatItHasNoStepFor() {
    assertThatThrownBy(
            () ->
                Simulation.calm(
                    simulation -> {
                      Bureau bureau = play(simulation, on("ORDER", Map.of("n", 1)), on("QUERY"));
                      bureau.send(CLERK, order(2));
                      simulation.sleep(Duration.ofMinutes(1));
                      throw new AssertionError("never gets here");
                    }))
        .hasMessageContaining("Session 'clerk' got a message that its script has no step for")
        .hasMessageContaining("from user:local {\"n\":2}")
        .hasMessageContaining("The nearest: 'on ORDER with {\"n\":1}', for another content");
  }

  @Test
  void saysThatAStepWasUsedUp() {
    assertThatThrownBy(
            () ->
                Simulation.calm(
                    simulation -> {
                      Bureau bureau = play(simulation, on("ORDER"));
                      bureau.send(CLERK, order(1));
                      bureau.send(CLERK, order(2));
                    }))
        .hasMessageContaining("'on ORDER', which has been used up")
        .hasMessageContaining("on ORDER: used 1 of 1");
  }

  @Test
  void failsTheTestAtItsEndIfAStepWasNotUsed() {
    assertThatThrownBy(
            () ->
                Simulation.calm(
                    simulation -> play(simulation, on("ORDER").times(2)).send(CLERK, order(1))))
        .hasMessageContaining("steps that nothing came for")
        .hasMessageContaining("on ORDER: used 1 of 2");
  }

  @Test
  void refusesAStepThatIsGivenTwice() {
    ScriptedStep step = on("ORDER");

    assertThatThrownBy(() -> Simulation.calm(simulation -> play(simulation, step, step)))
        .hasMessageContaining("times(2)");
  }
}
