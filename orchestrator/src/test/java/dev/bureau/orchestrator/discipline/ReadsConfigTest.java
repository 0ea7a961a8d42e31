package dev.bureau.orchestrator.discipline;

import static dev.bureau.orchestrator.configuration.ConfigAssertions.assertDefaults;
import static dev.bureau.orchestrator.configuration.ConfigAssertions.assertRefuses;
import static dev.bureau.orchestrator.configuration.ConfigAssertions.assertSets;

import dev.bureau.core.discipline.ReadsConfig;
import dev.bureau.orchestrator.BureauConfig;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** R7: the limit of each role, from the configuration. */
class ReadsConfigTest {
  private static final BureauConfig DEFAULTS = BureauConfig.defaults();

  private static BureauConfig with(Map<String, Integer> limits) {
    ReadsConfig reads = DEFAULTS.routing().reads().withLimits(limits);
    return DEFAULTS.with(DEFAULTS.routing().with(reads));
  }

  @Test
  void hasLimitsForRoutersAndOrchestrators() {
    assertDefaults(Map.of("reads.limits", "orchestrator:10,router:5"));
  }

  @Test
  void takesTheLimitsByTheirKey() {
    assertSets("reads.limits", "reviewer:0, router:7", with(Map.of("router", 7, "reviewer", 0)));
    assertSets("reads.limits", "", with(Map.of()));
  }

  @Test
  void refusesWhatIsNoLimit() {
    assertRefuses("reads.limits", "router", "router:many", "router:-1", "router:1,router:2");
  }
}
