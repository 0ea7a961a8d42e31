package dev.bureau.core.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.health.HealthConfig.ErrorLimits;
import dev.bureau.core.health.HealthConfig.SilenceLimits;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HealthConfigTest {
  private static final HealthConfig DEFAULTS = HealthConfig.defaults();

  @Test
  void looksEveryThirtySecondsUnlessToldOtherwise() {
    assertThat(DEFAULTS.interval()).isEqualTo(Duration.ofSeconds(30));
    assertThat(DEFAULTS.withInterval(Duration.ofSeconds(5)).interval())
        .isEqualTo(Duration.ofSeconds(5));
    assertThat(DEFAULTS.withEnabled(false).enabled()).isFalse();
  }

  @Test
  void asksTheBuiltInIndicatorsFirst() {
    HealthConfig config = DEFAULTS.withIndicator("own", (session, figures) -> Finding.HEALTHY);

    assertThat(config.indicators().keySet())
        .containsExactly("status", "host", "queue", "errors", "silence", "own");
  }

  static Stream<Arguments> refused() {
    return List.<Arguments>of(
        refused("health.interval", () -> DEFAULTS.withInterval(Duration.ZERO)),
        refused("health.errors.degraded", () -> new ErrorLimits(0, 1)),
        refused("health.errors.degraded", () -> new ErrorLimits(Double.NaN, 1)),
        refused("health.errors.unhealthy", () -> new ErrorLimits(0.5, 1.01)),
        refused("health.errors.unhealthy", () -> new ErrorLimits(0.5, 0.4)),
        refused(
            "health.silence.degraded",
            () -> new SilenceLimits(Duration.ZERO, Duration.ofSeconds(1))),
        refused(
            "health.silence.unhealthy",
            () -> new SilenceLimits(Duration.ofSeconds(2), Duration.ofSeconds(1))),
        refused("indicator", () -> DEFAULTS.withIndicator("queue", HealthIndicator.queue())),
        refused("indicator", () -> DEFAULTS.withIndicator("no way", HealthIndicator.queue())))
        .stream();
  }

  private static Arguments refused(String field, ThrowingCallable attempt) {
    return Arguments.of(field, attempt);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesWhatIsOutOfItsRange(String field, ThrowingCallable attempt) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(attempt)
        .satisfies(refusal -> assertThat(refusal.field()).isEqualTo(field));
  }
}
