package dev.bureau.orchestrator.runtime;

import static dev.bureau.orchestrator.configuration.ConfigAssertions.assertDefaults;
import static dev.bureau.orchestrator.configuration.ConfigAssertions.assertRefuses;
import static dev.bureau.orchestrator.configuration.ConfigAssertions.assertSets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.error.BadInputException;
import dev.bureau.orchestrator.BureauConfig;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** S11: the configuration of the runtime. */
class RuntimeConfigTest {
  private static final RuntimeConfig DEFAULTS = RuntimeConfig.defaults();
  private static final BureauConfig ALL = BureauConfig.defaults();

  @Test
  void hasTheDefaultsOfTheDesign() {
    assertDefaults(
        Map.of(
            "max-sessions", "100",
            "idle-time", "5m",
            "retries", "3",
            "retry-delay", "1s",
            "mailbox-capacity", "10000",
            "lease", "30s",
            "poll", "250ms"));
  }

  @Test
  void takesEachSettingByItsKey() {
    assertSets("max-sessions", "7", ALL.with(DEFAULTS.withMaxSessions(7)));
    assertSets("idle-time", "90s", ALL.with(DEFAULTS.withIdleTime(Duration.ofSeconds(90))));
    assertSets("retries", "0", ALL.with(DEFAULTS.withRetries(0, Duration.ofSeconds(1))));
    assertSets("retry-delay", "PT2S", ALL.with(DEFAULTS.withRetries(3, Duration.ofSeconds(2))));
    assertSets("mailbox-capacity", "5", ALL.with(DEFAULTS.withMailboxCapacity(5)));
    assertSets("lease", "1000ms", ALL.with(DEFAULTS.withLease(Duration.ofSeconds(1))));
    assertSets("poll", "1s", ALL.with(DEFAULTS.withPoll(Duration.ofSeconds(1))));
  }

  @Test
  void refusesWhatAKeyCannotTake() {
    assertRefuses("max-sessions", "0", "1000001", "many", "");
    assertRefuses("idle-time", "0s", "5", "-PT1S", "36501d");
    assertRefuses("retries", "-1", "101", "3.5");
    assertRefuses("retry-delay", "0ms", "PT0.0001S");
    assertRefuses("mailbox-capacity", "0", "99999999999");
    assertRefuses("lease", "0s", "soon");
    assertRefuses("poll", "0s", "999999999d");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void refusesWhatIsOutOfRangeByItsName(String name, UnaryOperator<RuntimeConfig> change) {
    assertThatThrownBy(() -> change.apply(DEFAULTS))
        .isInstanceOfSatisfying(
            BadInputException.class, refused -> assertThat(refused.field()).isEqualTo(name));
  }

  static Stream<Arguments> refusesWhatIsOutOfRangeByItsName() {
    return Stream.of(
        refused("maxSessions", config -> config.withMaxSessions(0)),
        refused("maxSessions", config -> config.withMaxSessions(1_000_001)),
        refused("retries", config -> config.withRetries(-1, Duration.ofSeconds(1))),
        refused("retries", config -> config.withRetries(101, Duration.ofSeconds(1))),
        refused("retryDelay", config -> config.withRetries(3, Duration.ZERO)),
        refused("mailboxCapacity", config -> config.withMailboxCapacity(0)),
        refused("idleTime", config -> config.withIdleTime(Duration.ofSeconds(-1))),
        refused("idleTime", config -> config.withIdleTime(Duration.ofDays(36_501))),
        refused("lease", config -> config.withLease(Duration.ZERO)),
        refused("poll", config -> config.withPoll(Duration.ZERO)));
  }

  private static Arguments refused(String name, UnaryOperator<RuntimeConfig> change) {
    return Arguments.of(name, change);
  }
}
