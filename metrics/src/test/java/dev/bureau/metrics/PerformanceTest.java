package dev.bureau.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.health.Vitals;
import dev.bureau.core.id.SessionId;
import org.junit.jupiter.api.Test;

/** S33: the share of messages that failed for good. */
class PerformanceTest {
  private static Performance performance(long processed, long dead) {
    return new Performance(
        new SessionId("s"), processed, dead, new Window(0, null, null), Vitals.NONE);
  }

  @Test
  void knowsNoErrorRateBeforeAnythingWasDecided() {
    assertThat(performance(0, 0).errorRate()).isNull();
  }

  @Test
  void tellsTheShareOfDeadLetters() {
    assertThat(performance(3, 1).errorRate()).isEqualTo(0.25);
    assertThat(performance(3, 0).errorRate()).isZero();
    assertThat(performance(0, 2).errorRate()).isEqualTo(1);
  }
}
