package dev.bureau.orchestrator.mcp.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.mcp.ServerCost;
import dev.bureau.core.mcp.ServerPlan;
import dev.bureau.core.mcp.ToolCost;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.mcp.ServerTools;
import dev.bureau.orchestrator.tools.AgentConfiguration;
import dev.bureau.orchestrator.tools.ConfiguredServer;
import dev.bureau.store.memory.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/guide/mcp.md shows works. */
class McpGuideTest {
  private final Bureau bureau = Bureau.open(Memory.store());
  private final Bench bench = new Bench(bureau);
  private final SessionId desk = bureau.sessions().create(SessionSpec.active("desk")).id();

  @TempDir private Path project;

  @AfterEach
  void close() {
    bureau.close();
  }

  @Test
  void isWhatThePageShows() throws IOException {
    String page = Files.readString(Path.of("../../docs/guide/mcp.md"));
    String source =
        Files.readString(Path.of("src/test/java/dev/bureau/orchestrator/mcp/guide/Bench.java"))
            .replaceAll("(?m)^ {2}", "");

    assertThat(Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(page).results())
        .hasSize(4)
        .allSatisfy(block -> assertThat(source).contains(block.group(1).strip()));
  }

  @Test
  void notesWhatAServerCosts() {
    ServerTools found =
        Bench.weigh(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.bureau.orchestrator.mcp.PeerProcess"));

    assertThat(found.tools()).hasSize(2);
    assertThat(bench.note(desk, "peer", found)).isFalse();
    assertThat(bench.note(desk, "heavy", heavy())).isTrue();
  }

  private static ServerTools heavy() {
    List<ToolCost> tools = List.of(ToolCost.of("heavy", 9_000));
    return new ServerTools("heavy", "1", tools, ServerCost.of(tools, "0".repeat(64)));
  }

  @Test
  void givesAnAgentWhatItsTaskNeeds() throws IOException {
    Files.writeString(
        project.resolve(".mcp.json"),
        "{\"mcpServers\":{\"heavy\":{\"command\":\"h\"},\"docs\":{\"command\":\"d\"}}}");
    bench.note(desk, "heavy", heavy());

    ServerPlan plan = bench.tidy(desk, "code-analysis", project);

    assertThat(plan.disable()).containsExactly("heavy");
    assertThat(AgentConfiguration.claudeCode(Seams.system().disk(), project).servers())
        .filteredOn(ConfiguredServer::enabled)
        .extracting(ConfiguredServer::name)
        .containsExactly("docs");
  }

  @Test
  void takesAPolicyOfOnesOwn() {
    assertThat(Bench.frugal().routing().tools().policy().wanted("any", List.of(), Set.of("one")))
        .containsExactly("one");
  }
}
