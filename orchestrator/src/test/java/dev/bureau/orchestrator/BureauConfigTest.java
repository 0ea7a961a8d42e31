package dev.bureau.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.error.BadInputException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BureauConfigTest {
  private static final BureauConfig DEFAULTS = BureauConfig.defaults();

  @Test
  void hasTheDefaultsOfTheDesign() {
    assertThat(DEFAULTS)
        .isEqualTo(
            new BureauConfig(
                100,
                Duration.ofSeconds(300),
                3,
                Duration.ofSeconds(1),
                10_000,
                Duration.ofSeconds(30),
                Duration.ofMillis(250)));
  }

  @Test
  void changesOneThingAtATime() {
    assertThat(
            DEFAULTS
                .withMaxSessions(1)
                .withIdleTime(Duration.ofSeconds(2))
                .withRetries(3, Duration.ofSeconds(4))
                .withMailboxCapacity(5)
                .withLease(Duration.ofSeconds(6))
                .withPoll(Duration.ofSeconds(7)))
        .isEqualTo(
            new BureauConfig(
                1,
                Duration.ofSeconds(2),
                3,
                Duration.ofSeconds(4),
                5,
                Duration.ofSeconds(6),
                Duration.ofSeconds(7)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void refusesWhatIsOutOfRangeByItsKey(String key, UnaryOperator<BureauConfig> change) {
    assertThatThrownBy(() -> change.apply(DEFAULTS))
        .isInstanceOfSatisfying(
            BadInputException.class, refused -> assertThat(refused.field()).isEqualTo(key));
  }

  static Stream<Arguments> refusesWhatIsOutOfRangeByItsKey() {
    return Stream.of(
        refused("maxSessions", config -> config.withMaxSessions(0)),
        refused("maxSessions", config -> config.withMaxSessions(1_000_001)),
        refused("retries", config -> config.withRetries(-1, Duration.ofSeconds(1))),
        refused("retries", config -> config.withRetries(101, Duration.ofSeconds(1))),
        refused("retryDelay", config -> config.withRetries(3, Duration.ZERO)),
        refused("mailboxCapacity", config -> config.withMailboxCapacity(0)),
        refused("idleTime", config -> config.withIdleTime(Duration.ofSeconds(-1))),
        refused("lease", config -> config.withLease(Duration.ZERO)),
        refused("poll", config -> config.withPoll(Duration.ZERO)));
  }

  private static Arguments refused(String key, UnaryOperator<BureauConfig> change) {
    return Arguments.of(key, change);
  }
}
