package dev.bureau.orchestrator.context;

import static dev.bureau.orchestrator.configuration.ConfigAssertions.assertDefaults;
import static dev.bureau.orchestrator.configuration.ConfigAssertions.assertRefuses;
import static dev.bureau.orchestrator.configuration.ConfigAssertions.assertSets;

import dev.bureau.core.context.WindowConfig;
import dev.bureau.core.operating.OperatingTable;
import dev.bureau.core.operating.OperatingTable.ActiveRow;
import dev.bureau.core.operating.OperatingTable.PositionRow;
import dev.bureau.orchestrator.BureauConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** E1, E2, E35: windows and the operating table, from the configuration. */
class ContextConfigTest {
  private static final BureauConfig DEFAULTS = BureauConfig.defaults();
  private static final WindowConfig WINDOW = WindowConfig.defaults();
  private static final OperatingTable TABLE = OperatingTable.defaults();

  @Test
  void hasTheDefaultsOfTheDesign() {
    assertDefaults(
        Map.of(
            "context.window", "200000",
            "context.thresholds", "0.6,0.75,0.85",
            "context.history", "10",
            "operating.context", "0.6,0.75,0.85",
            "operating.active", "30m,1h",
            "operating.checkpoints", "10m"));
  }

  @Test
  void takesWindowsByTheirKeys() {
    assertSets("context.window", "1000000", DEFAULTS.with(WINDOW.withTotal(1_000_000)));
    assertSets(
        "context.thresholds", "0.9, 0.5", DEFAULTS.with(WINDOW.withThresholds(List.of(0.5, 0.9))));
    assertSets("context.thresholds", "", DEFAULTS.with(WINDOW.withThresholds(List.of())));
    assertSets("context.history", "100", DEFAULTS.with(WINDOW.withHistory(100)));
  }

  @Test
  void takesTheTableByItsKeys() {
    assertSets(
        "operating.context",
        "0.5,0.6,0.7",
        DEFAULTS.with(TABLE.with(new PositionRow(0.5, 0.6, 0.7))));
    assertSets(
        "operating.active",
        "5m,2h",
        DEFAULTS.with(
            TABLE.with(
                new ActiveRow(
                    Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofHours(2)))));
    assertSets(
        "operating.checkpoints",
        "90s",
        DEFAULTS.with(TABLE.with(TABLE.active().withEvery(Duration.ofSeconds(90)))));
  }

  @Test
  void refusesWhatIsNoWindow() {
    assertRefuses("context.window", "0", "-1", "much", "1000000000001");
    assertRefuses("context.thresholds", "0", "1.5", "half", "0.5,,0.6");
    assertRefuses("context.history", "0", "101", "all");
  }

  @Test
  void refusesWhatIsNoTable() {
    assertRefuses(
        "operating.context", "0.6", "0.8,0.75,0.85", "0,0.5,0.6", "0.6,0.75,1.5", "a,b,c");
    assertRefuses("operating.active", "30m", "1h,30m", "0s,1h", "soon,late");
    assertRefuses("operating.checkpoints", "0s", "often");
  }
}
