package dev.bureau.orchestrator.configuration;

import static dev.bureau.orchestrator.configuration.ConfigAssertions.assertDefaults;
import static dev.bureau.orchestrator.configuration.ConfigAssertions.assertRefuses;
import static dev.bureau.orchestrator.configuration.ConfigAssertions.assertSets;

import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.configuration.LoggingConfig.Level;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** S11: the configuration of the log. */
class LoggingConfigTest {
  private static final BureauConfig ALL = BureauConfig.defaults();

  @Test
  void hasTheDefaultsOfTheDesign() {
    assertDefaults(Map.of("logging.enabled", "on", "logging.level", "info"));
  }

  @Test
  void takesEachSettingByItsKey() {
    assertSets("logging.enabled", "off", ALL.with(new LoggingConfig(false, Level.INFO)));
    assertSets("logging.level", "debug", ALL.with(new LoggingConfig(true, Level.DEBUG)));
  }

  @Test
  void refusesWhatAKeyCannotTake() {
    assertRefuses("logging.enabled", "yes", "ON", "");
    assertRefuses("logging.level", "loud", "INFO");
  }
}
