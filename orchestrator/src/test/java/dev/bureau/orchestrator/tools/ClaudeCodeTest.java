package dev.bureau.orchestrator.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.mcp.ServerPlan;
import dev.bureau.core.seam.Seams;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** E4: the files of Claude Code. */
class ClaudeCodeTest {
  private static final String OWN = ".claude/settings.local.json";

  @TempDir private Path project;
  private AgentConfiguration agent;

  @BeforeEach
  void open() throws IOException {
    Files.createDirectory(project.resolve(".claude"));
    agent = AgentConfiguration.claudeCode(Seams.system().disk(), project);
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(project.resolve(file), text);
  }

  private static ServerPlan plan(List<String> enable, List<String> disable) {
    return new ServerPlan("task", enable, disable, 0, List.of());
  }

  private List<String> enabled() {
    return agent.servers().stream()
        .filter(ConfiguredServer::enabled)
        .map(ConfiguredServer::name)
        .toList();
  }

  @Test
  void findsNoServersWhereThereIsNoConfiguration() {
    assertThat(agent.servers()).isEmpty();
  }

  @Test
  void readsAnEntryThatHoldsNothingSomewhere() throws IOException {
    write(".mcp.json", "{\"mcpServers\":{\"docs\":{\"command\":\"c\",\"env\":null}}}");

    assertThat(agent.servers().get(0).entry()).containsEntry("env", null);
  }

  @Test
  void readsServersInTheOrderOfTheirNames() throws IOException {
    write(".mcp.json", "{\"mcpServers\":{\"web\":{\"url\":\"u\"},\"docs\":{\"command\":\"c\"}}}");

    assertThat(agent.servers()).extracting(ConfiguredServer::name).containsExactly("docs", "web");
    assertThat(agent.servers().get(0).entry()).containsEntry("command", "c");
  }

  @Test
  void hasTheServersThatAreEnabledAndNotDisabled() throws IOException {
    write(".mcp.json", "{\"mcpServers\":{\"a\":{},\"b\":{},\"c\":{},\"d\":{}}}");
    write(".claude/settings.json", "{\"enabledMcpjsonServers\":[\"a\",\"b\",\"c\"]}");
    write(OWN, "{\"disabledMcpjsonServers\":[\"b\"]}");

    assertThat(enabled()).containsExactly("a", "c");

    write(OWN, "{\"enableAllProjectMcpServers\":true,\"disabledMcpjsonServers\":[\"b\"]}");

    assertThat(enabled()).containsExactly("a", "c", "d");
  }

  @Test
  void saysThePlanAndLeavesAllElse() {
    String text =
        """
        {
          "model": "opus",
          "enabledMcpjsonServers": ["other", "web"],
          "n": 1.50
        }
        """;

    assertThat(agent.arranged(text, plan(List.of("docs"), List.of("web"))))
        .isEqualTo(
            """
            {
              "model": "opus",
              "enabledMcpjsonServers": ["other","docs"],
              "n": 1.50,
              "disabledMcpjsonServers": ["web"]
            }
            """);
  }

  @Test
  void changesNothingThatSaysSoAlready() {
    String text =
        "{ \"enabledMcpjsonServers\":[\"docs\"],\"disabledMcpjsonServers\" : [ \"web\" ]}";

    assertThat(agent.arranged(text, plan(List.of("docs"), List.of("web")))).isEqualTo(text);
  }

  @Test
  void makesAFileWhereThereIsNone() {
    assertThat(agent.arranged(null, plan(List.of(), List.of("web"))))
        .isEqualTo("{\n  \"disabledMcpjsonServers\": [\"web\"]\n}\n");
  }

  @Test
  void refusesToEnableWhatIsDisabledForEverybody() throws IOException {
    write(".claude/settings.json", "{\"disabledMcpjsonServers\":[\"docs\"]}");

    assertThatExceptionOfType(ConfigurationRefusedException.class)
        .isThrownBy(() -> agent.arranged(null, plan(List.of("docs"), List.of())))
        .withMessageContaining("settings.json")
        .withMessageContaining("docs");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{",
        "{\"a\":1,\"a\":2}",
        "{} // remark",
        "{\"enabledMcpjsonServers\":\"docs\"}",
        "{\"disabledMcpjsonServers\":[1]}"
      })
  void refusesSettingsThatAreNone(String text) throws IOException {
    write(OWN, text);

    assertThatExceptionOfType(ConfigurationRefusedException.class)
        .isThrownBy(() -> agent.servers())
        .withMessageContaining("settings.local.json");
    assertThatExceptionOfType(ConfigurationRefusedException.class)
        .isThrownBy(() -> agent.arranged(text, plan(List.of("docs"), List.of("web"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"mcpServers\":[]}", "{\"mcpServers\":{\"a\":7}}", "null"})
  void refusesServersThatAreNone(String text) throws IOException {
    write(".mcp.json", text);

    assertThatExceptionOfType(ConfigurationRefusedException.class)
        .isThrownBy(() -> agent.servers())
        .withMessageContaining(".mcp.json");
  }

  @Test
  void refusesAFileThatIsNoText() throws IOException {
    Files.write(project.resolve(".mcp.json"), new byte[] {'{', (byte) 0xC3, '}'});
    assertThatExceptionOfType(ConfigurationRefusedException.class)
        .isThrownBy(() -> agent.servers())
        .withMessageContaining("UTF-8");

    Files.write(
        project.resolve(".mcp.json"), " ".repeat(2_000_000).getBytes(StandardCharsets.UTF_8));
    assertThatExceptionOfType(ConfigurationRefusedException.class)
        .isThrownBy(() -> agent.servers())
        .withMessageContaining("1 MiB");
  }
}
