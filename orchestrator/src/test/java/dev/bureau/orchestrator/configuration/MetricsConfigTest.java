package dev.bureau.orchestrator.configuration;

import static dev.bureau.orchestrator.configuration.ConfigAssertions.assertDefaults;
import static dev.bureau.orchestrator.configuration.ConfigAssertions.assertRefuses;
import static dev.bureau.orchestrator.configuration.ConfigAssertions.assertSets;

import dev.bureau.orchestrator.BureauConfig;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** S11: how figures are told. */
class MetricsConfigTest {
  private static final BureauConfig ALL = BureauConfig.defaults();

  @Test
  void hasTheDefaultsOfTheDesign() {
    assertDefaults(Map.of("metrics.enabled", "on", "metrics.interval", "10s"));
  }

  @Test
  void takesEachSettingByItsKey() {
    assertSets(
        "metrics.enabled", "off", ALL.with(new MetricsConfig(false, Duration.ofSeconds(10))));
    assertSets("metrics.interval", "1m", ALL.with(new MetricsConfig(true, Duration.ofMinutes(1))));
  }

  @Test
  void refusesWhatAKeyCannotTake() {
    assertRefuses("metrics.interval", "999ms", "0", "36501d", "often");
  }
}
