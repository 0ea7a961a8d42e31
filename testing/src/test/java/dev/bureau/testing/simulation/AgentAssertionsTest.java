package dev.bureau.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.fail;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.CellSpec;
import dev.bureau.testing.schedule.Tape;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** An assertion that fails in an agent fails the test, whatever becomes of the attempt. */
class AgentAssertionsTest {
  private static final SessionId CLERK = new SessionId("clerk");

  private int attempts;

  /** What comes of a test in which that agent gets one message. */
  private static Throwable failure(Agent clerk) {
    return failureIn(simulation -> clerk);
  }

  private static Throwable failureIn(Agents agents) {
    return new World(Tape.drawn(1), true)
        .run(
            simulation -> {
              Agent clerk = agents.in(simulation);
              simulation.faults(Faults.none()).nodes(1, all -> all.bind("clerk", () -> clerk));
              simulation
                  .bureau()
                  .sessions()
                  .create(SessionSpec.active("clerk").id(CLERK).agent("clerk"));
              simulation.bureau().sessions().start(CLERK);
              simulation.bureau().send(CLERK, Letter.of("COMMAND", Map.of()).key("odd"));
              simulation.settle();
            })
        .failure();
  }

  /** An agent that does something to its world. */
  @FunctionalInterface
  private interface Agents {
    Agent in(Simulation simulation);
  }

  @Test
  void isFoundAmongSeveralAtOnce() {
    Throwable failure =
        failure((message, context) -> assertAll(() -> fail("this must not come"), () -> {}));

    assertThat(failure)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("In the handling of odd by clerk")
        .hasMessageContaining("this must not come");
  }

  @Test
  void isFoundAmongSoftOnes() {
    Throwable failure =
        failure(
            (message, context) ->
                SoftAssertions.assertSoftly(soft -> soft.assertThat("it").isEqualTo("another")));

    assertThat(failure).isInstanceOf(AssertionError.class).hasMessageContaining("another");
  }

  @Test
  void isFoundBehindWhatTheAgentMadeOfIt() {
    Throwable failure =
        failure(
            (message, context) -> {
              throw new IllegalStateException("gives up", new AssertionError("not so"));
            });

    assertThat(failure).isInstanceOf(AssertionError.class).hasMessageContaining("not so");
  }

  @Test
  void isFoundInACellThatIsTriedAgain() {
    Throwable failure =
        failure(
            (message, context) ->
                context.cell(
                    CellSpec.idempotent("s").retries(1, Duration.ofSeconds(1)),
                    () -> {
                      if (attempts++ == 0) {
                        throw new AssertionError("this must not come");
                      }
                      return Map.of();
                    }));

    assertThat(failure).isInstanceOf(AssertionError.class).hasMessageContaining("must not come");
  }

  @Test
  void isFoundInACellWhoseFailureTheAgentCatches() {
    Throwable failure =
        failure(
            (message, context) -> {
              try {
                context.cell(
                    CellSpec.idempotent("s").retries(1, Duration.ofSeconds(1)),
                    () -> assertedOnce());
              } catch (Exception e) {
                context.complete("without it");
              }
            });

    assertThat(failure).isInstanceOf(AssertionError.class).hasMessageContaining("must not come");
  }

  private Map<String, Object> assertedOnce() {
    if (attempts++ == 0) {
      throw new AssertionError("this must not come");
    }
    return Map.of();
  }

  @Test
  void isFoundInAnAttemptThatNobodyCanNote() {
    Throwable failure =
        failureIn(
            simulation ->
                (message, context) -> {
                  if (attempts++ == 0) {
                    simulation.cutOff(1, Duration.ofMinutes(1));
                    throw new AssertionError("this must not come");
                  }
                });

    assertThat(failure).isInstanceOf(AssertionError.class).hasMessageContaining("must not come");
  }
}
