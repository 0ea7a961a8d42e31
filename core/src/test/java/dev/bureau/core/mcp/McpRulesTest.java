package dev.bureau.core.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.error.BadInputException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** E4: what servers cost together, and what a plan says. */
class McpRulesTest {
  private static final Instant AT = Instant.EPOCH;
  private static final McpServers EMPTY = McpServers.ASPECT.empty();

  private static ServerMeasured measured(String server, int tokens) {
    return new ServerMeasured(
        server, ServerCost.of(List.of(ToolCost.of("tool", tokens)), "0".repeat(64)));
  }

  private static McpServers known() {
    return measured("docs", 100).applyTo(measured("browser", 4_000).applyTo(EMPTY, AT), AT);
  }

  private static Arrangement arrangement(ServerPlan plan) {
    return new Arrangement(plan, new Edit("/f", null, "1".repeat(64), null));
  }

  @Test
  void disablesAllThatATaskDoesNotNeed() {
    ServerPlan plan =
        McpRules.plan(
            "code-analysis",
            Map.of("docs", true, "browser", true, "mail", false),
            Set.of("docs", "absent"),
            known());

    assertThat(plan)
        .isEqualTo(
            new ServerPlan(
                "code-analysis",
                List.of("docs"),
                List.of("browser", "mail"),
                4_000,
                List.of("mail")));
  }

  @Test
  void tellsThatATaskNeedsMoreThanThereIs() {
    ServerPlan plan =
        McpRules.plan("web", Map.of("docs", true, "browser", false), Set.of("browser"), known());

    assertThat(plan.saved()).isEqualTo(100 - 4_000);
  }

  @Test
  void countsTheLatestMeasurementOfEachServer() {
    assertThat(measured("docs", 300).applyTo(known(), AT).tokens()).isEqualTo(4_300);
  }

  @Test
  void countsNoServerThatIsDisabled() {
    ServerPlan plan =
        McpRules.plan("code", Map.of("docs", true, "browser", true), Set.of("docs"), known());

    McpServers applied =
        new PlanApplied("/f").applyTo(new PlanIntended(arrangement(plan)).applyTo(known(), AT), AT);

    assertThat(applied.tokens()).isEqualTo(100);
    assertThat(applied.open()).isNull();
  }

  @Test
  void countsItAgainWhenThatIsUndone() {
    ServerPlan plan = McpRules.plan("general", Map.of("docs", true), Set.of(), known());
    McpServers applied =
        new PlanApplied("/f").applyTo(new PlanIntended(arrangement(plan)).applyTo(known(), AT), AT);

    McpServers undone =
        new PlanUndone("/f").applyTo(new UndoIntended("/f").applyTo(applied, AT), AT);

    assertThat(undone).isEqualTo(known());
  }

  @Test
  void keepsWhatWasAppliedWhenAnUndoIsWithdrawn() {
    ServerPlan plan = McpRules.plan("general", Map.of("docs", true), Set.of(), known());
    McpServers applied =
        new PlanApplied("/f").applyTo(new PlanIntended(arrangement(plan)).applyTo(known(), AT), AT);

    assertThat(new PlanWithdrawn("edited").applyTo(new UndoIntended("/f").applyTo(applied, AT), AT))
        .isEqualTo(applied);
  }

  @Test
  void readsAStateThatKnowsOnlyTheLatestPlan() {
    McpServers read = McpServers.ASPECT.form().read("{\"measured\":{},\"undoing\":false}");

    assertThat(read).isEqualTo(EMPTY);
  }

  @Test
  void forgetsTheOldestOfTooManyPlans() {
    ServerPlan plan = McpRules.plan("general", Map.of("docs", true), Set.of(), known());
    McpServers many = EMPTY;
    for (int i = 0; i <= McpServers.MOST + 1; i++) {
      many =
          new PlanApplied("/f").applyTo(new PlanIntended(arrangement(plan)).applyTo(many, AT), AT);
    }

    assertThat(many.before()).hasSize(McpServers.MOST);
  }

  @Test
  void forgetsTheOldestOfTooManyServers() {
    McpServers many = EMPTY;
    for (int i = 0; i <= McpServers.MOST; i++) {
      many = measured("server-" + i, 1).applyTo(many, AT.plusSeconds(i));
    }

    assertThat(many.measured()).hasSize(McpServers.MOST).doesNotContainKey("server-0");
  }

  /** SEC12: names come from servers, and are printed. */
  @Test
  void makesNamesOfToolsSafeToPrint() {
    assertThat(ToolCost.of("a\u001b[31m\u202eb\n../c", 1).name()).isEqualTo("a?[31m?b?../c");
    assertThat(ToolCost.of("", 1).name()).isEqualTo("?");
    assertThat(ToolCost.of("\uD800", 1).name()).isEqualTo("?");
    assertThat(ToolCost.of("x".repeat(1_000), 1).name()).hasSize(128);
    assertThat(ToolCost.of("\uD83D\uDE00".repeat(100), 1).name()).hasSize(128);
  }

  @Test
  void keepsTheHeaviestTools() {
    List<ToolCost> tools =
        IntStream.range(0, 50).mapToObj(each -> ToolCost.of("t" + each, each)).toList();

    ServerCost cost = ServerCost.of(tools, "0".repeat(64));

    assertThat(cost.tools()).isEqualTo(50);
    assertThat(cost.tokens()).isEqualTo(49 * 25);
    assertThat(cost.heaviest()).hasSize(20).startsWith(new ToolCost("t49", 49));
  }

  @Test
  void refusesServersWithoutAProperName() {
    assertThatThrownBy(() -> measured("a\u001bb", 1)).isInstanceOf(BadInputException.class);
  }
}
