package dev.bureau.orchestrator.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.mcp.CostWarned;
import dev.bureau.core.mcp.McpEvent;
import dev.bureau.core.mcp.McpRefusedException;
import dev.bureau.core.mcp.ServerCost;
import dev.bureau.core.mcp.ServerMeasured;
import dev.bureau.core.mcp.ServerPlan;
import dev.bureau.core.mcp.ToolCost;
import dev.bureau.core.seam.Seams;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.routing.RoutingConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** E4: what is known of the servers of a session, and what is done about it. */
class ToolServersTest {
  private static final String SETTINGS = "{\n  \"model\": \"opus\"\n}\n";

  private final Office office = new Office();
  private final ManualSeams seams = ManualSeams.machine().turnedByHand();
  private final Bureau bureau = office.open(Office.config(), seams, agents -> {});
  private final SessionId session = Office.created(bureau);

  @TempDir private Path project;
  private AgentConfiguration agent;
  private Path own;

  @BeforeEach
  void configure() throws IOException {
    own = project.toRealPath().resolve(".claude/settings.local.json");
    Files.createDirectory(own.getParent());
    Files.writeString(own, SETTINGS);
    Files.writeString(
        project.resolve(".mcp.json"), "{\"mcpServers\":{\"docs\":{},\"browser\":{},\"mail\":{}}}");
    agent = AgentConfiguration.claudeCode(Seams.system().disk(), project.toRealPath());
  }

  @AfterEach
  void close() {
    office.close();
  }

  private static ServerCost cost(int tokens) {
    return ServerCost.of(List.of(ToolCost.of("tool", tokens)), "0".repeat(64));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(own.getParent())) {
      return all.sorted().toList();
    }
  }

  @Test
  void addsUpWhatServersCost() {
    bureau.tools().record(session, "docs", cost(1_000));
    Toll toll = bureau.tools().record(session, "browser", cost(4_000));

    assertThat(toll).isEqualTo(new Toll(5_000, 5_000));
    assertThat(toll.isTooHigh()).isFalse();
    assertThat(bureau.tools().of(session).measured()).containsOnlyKeys("browser", "docs");
  }

  @Test
  void warnsOnceForEachMeasurementThatIsTooHigh() {
    bureau.tools().record(session, "docs", cost(5_000));
    bureau.tools().record(session, "browser", cost(1));
    bureau.tools().record(session, "browser", cost(2));

    assertThat(Office.events(bureau, session))
        .filteredOn(McpEvent.class::isInstance)
        .containsExactly(
            new ServerMeasured("docs", cost(5_000)),
            new ServerMeasured("browser", cost(1)),
            new CostWarned(5_001, 5_000),
            new ServerMeasured("browser", cost(2)),
            new CostWarned(5_002, 5_000));
  }

  @Test
  void plansWhatATaskNeeds() {
    bureau.tools().record(session, "docs", cost(1_000));

    ServerPlan plan = bureau.tools().plan(session, "code-analysis", agent);

    assertThat(plan.enable()).containsExactly("docs");
    assertThat(plan.disable()).containsExactly("browser", "mail");
    assertThat(plan.unmeasured()).containsExactly("browser", "mail");
    assertThat(own).hasContent(SETTINGS);
  }

  @Test
  void asksTheUsersPolicy() {
    RoutingConfig routing = RoutingConfig.defaults();
    Bureau other =
        office.open(
            Office.config()
                .with(routing.with(routing.tools().with((task, words, all) -> Set.of("mail")))),
            seams,
            agents -> {});

    assertThat(other.tools().plan(session, "general", agent).enable()).containsExactly("mail");
  }

  @Test
  void namesTheTypesOfTaskThereAre() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> bureau.tools().plan(session, "code-analysys", agent))
        .withMessageContaining("did you mean code-analysis?");
  }

  @Test
  void appliesAPlanAndKeepsTheFile() throws IOException {
    bureau.tools().record(session, "browser", cost(6_000));

    bureau.tools().apply(session, "code-analysis", agent);

    assertThat(own)
        .hasContent(
            """
            {
              "model": "opus",
              "enabledMcpjsonServers": ["docs"],
              "disabledMcpjsonServers": ["browser","mail"]
            }
            """);
    assertThat(files()).hasSize(2).anySatisfy(each -> assertThat(each).hasContent(SETTINGS));
    assertThat(bureau.tools().toll(session).tokens()).isZero();
    assertThat(bureau.tools().of(session).open()).isNull();
  }

  @Test
  void doesNothingIfTheFileSaysSoAlready() {
    bureau.tools().apply(session, "general", agent);
    long version = bureau.sessions().get(session).version();

    bureau.tools().apply(session, "general", agent);

    assertThat(bureau.sessions().get(session).version()).isEqualTo(version);
  }

  @Test
  void undoesWhatWasApplied() {
    bureau.tools().record(session, "browser", cost(6_000));
    bureau.tools().apply(session, "general", agent);

    ServerPlan undone = bureau.tools().undo(session);

    assertThat(undone.task()).isEqualTo("general");
    assertThat(own).hasContent(SETTINGS);
    assertThat(bureau.tools().toll(session).tokens()).isEqualTo(6_000);
    assertThatExceptionOfType(McpRefusedException.class)
        .isThrownBy(() -> bureau.tools().undo(session))
        .withMessageContaining("no plan is applied");
  }

  @Test
  void takesAwayAFileThatItHasMade() throws IOException {
    Files.delete(own);
    Files.delete(own.getParent());

    bureau.tools().apply(session, "general", agent);
    assertThat(own).exists();
    bureau.tools().undo(session);

    assertThat(files()).isEmpty();
  }

  @Test
  void leavesAFileThatSomebodyHasChangedSince() throws IOException {
    bureau.tools().apply(session, "general", agent);
    Files.writeString(own, "{\"mine\":true}");

    assertThatExceptionOfType(McpRefusedException.class)
        .isThrownBy(() -> bureau.tools().undo(session))
        .withMessageContaining("was changed by somebody else");

    assertThat(own).hasContent("{\"mine\":true}");
    assertThat(bureau.tools().of(session).open()).isNull();
  }

  @Test
  void leavesAFileThatIsNone() throws IOException {
    Files.writeString(own, "{ oops");

    assertThatExceptionOfType(ConfigurationRefusedException.class)
        .isThrownBy(() -> bureau.tools().apply(session, "general", agent))
        .withMessageContaining("settings.local.json");

    assertThat(own).hasContent("{ oops");
    assertThat(files()).containsExactly(own);
  }

  @Test
  void writesThroughALink() throws IOException {
    Path real = project.toRealPath().resolve("elsewhere.json");
    Files.move(own, real);
    Files.createSymbolicLink(own, real);

    bureau.tools().apply(session, "general", agent);

    assertThat(own).isSymbolicLink();
    assertThat(Files.readString(real)).contains("disabledMcpjsonServers");
  }

  @Test
  void knowsThePlansBeforeTheOneThatIsUndone() {
    bureau.tools().record(session, "browser", cost(6_000));
    for (String each : List.of("general", "code-analysis", "web-interaction")) {
      bureau.tools().apply(session, each, agent);
    }

    bureau.tools().undo(session);
    assertThat(bureau.tools().of(session).disabled()).containsExactly("browser", "mail");
    assertThat(bureau.tools().toll(session).tokens()).isZero();

    bureau.tools().undo(session);
    assertThat(bureau.tools().of(session).disabled()).containsExactly("browser", "docs", "mail");

    bureau.tools().undo(session);
    assertThat(bureau.tools().of(session).disabled()).isEmpty();
    assertThat(own).hasContent(SETTINGS);
  }

  @Test
  void notesAPlanThatTheFileSaysAlready() {
    SessionId second = Office.created(bureau);
    bureau.tools().record(second, "browser", cost(6_000));
    bureau.tools().apply(session, "code-analysis", agent);

    bureau.tools().apply(second, "code-analysis", agent);

    assertThat(bureau.tools().toll(second).tokens()).isZero();
  }

  @Test
  void leavesTheFileWhenItUndoesAPlanThatItSaidAlready() throws IOException {
    SessionId second = Office.created(bureau);
    bureau.tools().record(second, "browser", cost(6_000));
    bureau.tools().apply(session, "code-analysis", agent);
    String said = Files.readString(own);
    bureau.tools().apply(second, "code-analysis", agent);

    bureau.tools().undo(second);

    assertThat(own).hasContent(said);
    assertThat(bureau.tools().toll(second).tokens()).isEqualTo(6_000);
  }
}
