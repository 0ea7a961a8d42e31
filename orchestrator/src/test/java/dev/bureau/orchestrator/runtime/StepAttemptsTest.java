package dev.bureau.orchestrator.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.agent.Attempts;
import dev.bureau.orchestrator.agent.CellSpec;
import dev.bureau.orchestrator.agent.MessageRejectedException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** X62: how often and how long a step is tried. */
class StepAttemptsTest {
  private final Office office = new Office();

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void triesAStepMoreOftenThanItsMessage() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    Bureau bureau =
        office.open(
            Office.config().withRetries(0, Duration.ofMillis(1)),
            (message, context) ->
                context.cell(
                    CellSpec.readOnly("call").retries(5, Duration.ofMillis(1)),
                    () -> {
                      if (attempts.incrementAndGet() <= 5) {
                        throw new IllegalStateException("not yet");
                      }
                      return Map.of();
                    }));

    Office.awaitHandled(bureau, bureau.send(Office.started(bureau), Office.letter()));

    assertThat(attempts).hasValue(6);
  }

  @Test
  void givesUpAfterThem() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    Bureau bureau =
        office.open(
            Office.config().withRetries(0, Duration.ofMillis(1)),
            (message, context) ->
                context.cell(
                    CellSpec.readOnly("call").retries(2, Duration.ofMillis(1)),
                    () -> {
                      attempts.incrementAndGet();
                      throw new IllegalStateException("never");
                    }));

    assertThat(bureau.send(Office.started(bureau), Office.letter()))
        .isEqualTo(office.store().takeBuried());

    assertThat(attempts).hasValue(3);
  }

  /** What its step has used up counts for the message, too: of three retries, two are left. */
  @ParameterizedTest
  @CsvSource({
    "1, 3, 4", // as often as the message alone
    "3, 3, 4", "5, 3, 6", // as often as the step, and no more
    "2, 0, 3"
  })
  void triesAStepByItsRuleAndThenByItsMessages(int step, int message, int times) throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    Bureau bureau =
        office.open(
            Office.config().withRetries(message, Duration.ofMillis(1)),
            (letter, context) ->
                context.cell(
                    CellSpec.readOnly("call").retries(step, Duration.ofMillis(1)),
                    () -> {
                      attempts.incrementAndGet();
                      throw new IllegalStateException("never");
                    }));

    assertThat(bureau.send(Office.started(bureau), Office.letter()))
        .isEqualTo(office.store().takeBuried());

    assertThat(attempts).hasValue(times);
  }

  @Test
  void failsForGoodWithAStepThatSaysSoWhenItsTriesAreUsedUp() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    Bureau bureau =
        office.open(
            Office.config().withRetries(3, Duration.ofMillis(1)),
            (message, context) ->
                context.cell(
                    CellSpec.readOnly("call").retries(1, Duration.ofMillis(1)),
                    () -> {
                      attempts.incrementAndGet();
                      throw MessageRejectedException.forGood("never");
                    }));

    assertThat(bureau.send(Office.started(bureau), Office.letter()))
        .isEqualTo(office.store().takeBuried());

    assertThat(attempts).hasValue(2);
  }

  @Test
  void interruptsWhatTakesTooLong() throws Exception {
    Bureau bureau =
        office.open(
            Office.config().withRetries(0, Duration.ofMillis(1)),
            (message, context) ->
                context.cell(
                    CellSpec.readOnly("call").timeout(Duration.ofMillis(20)),
                    () -> {
                      office.block();
                      return Map.of();
                    }));
    SessionId session = Office.started(bureau);

    assertThat(bureau.send(session, Office.letter())).isEqualTo(office.store().takeBuried());

    assertThat(bureau.sessions().cells(session).get(0).error())
        .startsWith(TimeoutException.class.getName());
  }

  @Test
  void refusesImpossibleRules() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> new Attempts(101, Duration.ofSeconds(1), null));
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> new Attempts(1, Duration.ZERO, null));
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> new Attempts(1, Duration.ofSeconds(1), Duration.ZERO));
  }
}
