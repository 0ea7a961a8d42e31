package dev.bureau.orchestrator.health;

import static dev.bureau.orchestrator.configuration.ConfigAssertions.assertDefaults;
import static dev.bureau.orchestrator.configuration.ConfigAssertions.assertRefuses;
import static dev.bureau.orchestrator.configuration.ConfigAssertions.assertSets;

import dev.bureau.core.health.HealthConfig;
import dev.bureau.orchestrator.BureauConfig;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** S11: how health is judged. */
class HealthConfigTest {
  private static final BureauConfig ALL = BureauConfig.defaults();
  private static final HealthConfig HEALTH = HealthConfig.defaults();

  @Test
  void hasTheDefaultsOfTheDesign() {
    assertDefaults(Map.of("health.enabled", "on", "health.interval", "30s"));
  }

  @Test
  void takesEachSettingByItsKey() {
    assertSets("health.enabled", "off", ALL.with(HEALTH.withEnabled(false)));
    assertSets("health.interval", "1m", ALL.with(HEALTH.withInterval(Duration.ofMinutes(1))));
  }

  @Test
  void refusesWhatAKeyCannotTake() {
    assertRefuses("health.interval", "0s", "36501d", "often");
  }
}
