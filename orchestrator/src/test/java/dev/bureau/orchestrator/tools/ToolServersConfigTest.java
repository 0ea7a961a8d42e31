package dev.bureau.orchestrator.tools;

import static dev.bureau.orchestrator.configuration.ConfigAssertions.assertDefaults;
import static dev.bureau.orchestrator.configuration.ConfigAssertions.assertRefuses;
import static dev.bureau.orchestrator.configuration.ConfigAssertions.assertSets;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.orchestrator.BureauConfig;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** E4: which servers tasks need, from the configuration. */
class ToolServersConfigTest {
  private static final BureauConfig DEFAULTS = BureauConfig.defaults();

  private static BureauConfig with(ToolServersConfig tools) {
    return DEFAULTS.with(DEFAULTS.routing().with(tools));
  }

  @Test
  void startsWithTheTableOfTheDesign() {
    assertDefaults(
        Map.of(
            "mcp.warning",
            "5000",
            "mcp.needs",
            "code-analysis:doc context7,general:,web-interaction:browser playwright puppeteer"));
  }

  @Test
  void takesItsValuesByTheirKeys() {
    assertSets("mcp.warning", "0", with(ToolServersConfig.defaults().withWarning(0)));
    assertSets(
        "mcp.needs",
        "mail:post box, general:",
        with(ToolServersConfig.defaults().withNeeds(Map.of("mail", "post box", "general", ""))));
  }

  @Test
  void refusesWhatItCannotTake() {
    assertRefuses("mcp.warning", "-1", "many");
    assertRefuses("mcp.needs", "general", "a:b,a:c");
  }

  @Test
  void findsServersByAPartOfTheirName() {
    assertThat(
            ServerPolicy.byName()
                .wanted("t", List.of("doc", "Play"), Set.of("my-docs", "PLAYwright", "mail")))
        .containsExactlyInAnyOrder("my-docs", "PLAYwright");
    assertThat(ServerPolicy.byName().wanted("t", List.of(), Set.of("mail"))).isEmpty();
  }
}
