package dev.bureau.orchestrator;

import static dev.bureau.orchestrator.configuration.ConfigAssertions.assertDefaults;
import static dev.bureau.orchestrator.configuration.ConfigAssertions.assertRefuses;
import static dev.bureau.orchestrator.configuration.ConfigAssertions.assertSets;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.health.HealthConfig;
import dev.bureau.orchestrator.configuration.LoggingConfig;
import dev.bureau.orchestrator.configuration.MetricsConfig;
import dev.bureau.orchestrator.configuration.RoomsConfig;
import dev.bureau.orchestrator.context.ContextConfig;
import dev.bureau.orchestrator.routing.RoutingConfig;
import dev.bureau.orchestrator.runtime.RuntimeConfig;
import dev.bureau.orchestrator.shutdown.ShutdownConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** S11: what belongs to no group of the configuration, and what holds for all. */
class BureauConfigTest {
  private static final BureauConfig DEFAULTS = BureauConfig.defaults();

  @Test
  void hasTheDefaultsOfItsGroups() {
    assertThat(DEFAULTS)
        .isEqualTo(
            new BureauConfig(
                Path.of("orchestration.db"),
                RuntimeConfig.defaults(),
                LoggingConfig.defaults(),
                ShutdownConfig.defaults(),
                HealthConfig.defaults(),
                MetricsConfig.defaults(),
                RoomsConfig.defaults(),
                RoutingConfig.defaults(),
                ContextConfig.defaults()));
  }

  @Test
  void hasTheDatabaseOfTheDesign() {
    assertDefaults(Map.of("database", "orchestration.db"));
  }

  @Test
  void takesTheDatabaseByItsKey() {
    assertSets("database", "/var/lib/a b.db", DEFAULTS.withDatabase(Path.of("/var/lib/a b.db")));
  }

  @Test
  void refusesADatabaseThatIsNoFile() {
    assertRefuses("database", "", "/");
  }

  @Test
  void takesTheSettingsOfTheRuntimeAsItsOwn() {
    assertThat(
            DEFAULTS
                .withMaxSessions(1)
                .withIdleTime(Duration.ofSeconds(2))
                .withRetries(3, Duration.ofSeconds(4))
                .withMailboxCapacity(5)
                .withLease(Duration.ofSeconds(6))
                .withPoll(Duration.ofSeconds(7)))
        .isEqualTo(
            DEFAULTS.with(
                new RuntimeConfig(
                    1,
                    Duration.ofSeconds(2),
                    3,
                    Duration.ofSeconds(4),
                    5,
                    Duration.ofSeconds(6),
                    Duration.ofSeconds(7))));
  }
}
