package dev.bureau.cli;

import static dev.bureau.cli.JsonValue.object;
import static dev.bureau.cli.JsonValue.objects;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** E4 on the command line. */
class McpTest {
  @TempDir private Path directory;
  private Shell shell;
  private Path project;

  @BeforeEach
  void createAProject() throws IOException {
    project = Files.createDirectory(directory.resolve("project"));
    shell = new Shell(directory.resolve("mcp.db"));
    shell.json("create", "--type=ACTIVE", "--name=desk", "--id=desk", "--workspace=" + project);
  }

  private void configure() throws IOException {
    List<String> command = McpProcess.command();
    Map<String, Object> docs =
        Map.of("command", command.get(0), "args", command.subList(1, command.size()));
    Map<String, Object> servers = Map.of("docs", docs, "browser", Map.of("url", "http://h/mcp"));
    Files.writeString(project.resolve(".mcp.json"), Json.write(Map.of("mcpServers", servers)));
    Files.createDirectory(project.resolve(".claude"));
    Files.writeString(own(), "{\"enableAllProjectMcpServers\":true}");
  }

  private Path own() {
    return project.resolve(".claude/settings.local.json");
  }

  /** The command of the server stands last: behind it, an option would be its own. */
  private Shell.Result asks(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--db", shell.database().toString(), "--"));
    all.addAll(McpProcess.command());
    return Shell.plain(all.toArray(String[]::new));
  }

  @Test
  void printsWhatEachToolOfAServerCosts() {
    Shell.Result cost = asks("mcp", "cost");

    assertThat(cost.code()).as(cost.err()).isZero();
    assertThat(cost.lines()).hasSize(4);
    assertThat(cost.lines().get(0)).isEqualTo("TOKENS  TOOL");
    assertThat(cost.lines().get(2)).endsWith("  ../?[31mlarge");
    assertThat(cost.lines().get(3)).endsWith("tokens for 2 tools of two\\u001b[2J 1");
    assertThat(cost.err()).startsWith("warning: tool definitions take 60").contains("than 5000");
  }

  @Test
  void refusesWhatItHasNoUseFor() throws IOException {
    configure();

    assertThat(shell.run("mcp", "measure", "desk", "docs", "--env=X=1").refusedWith(2))
        .contains("--env", "COMMAND");
    assertThat(shell.run("mcp", "list", "desk", "--task=code").refusedWith(2)).contains("--task");
    assertThat(shell.run("mcp", "undo", "desk", "--dir=.").refusedWith(2)).contains("--dir");
    assertThat(shell.run("mcp", "plan", "desk", "--task=code", "--url=http://h").refusedWith(2))
        .contains("--url", "measure");
  }

  @Test
  void printsItAsJson() {
    Map<String, Object> cost = object(JsonValue.of(asks("mcp", "cost", "--json").out()));

    assertThat(cost.keySet())
        .containsExactly("tools", "tokens", "digest", "tooHigh", "name", "version", "definitions");
    assertThat(cost).containsEntry("tooHigh", true);
    assertThat(cost.get("tools")).hasToString("2");
    assertThat(objects(cost.get("definitions")).get(0)).containsOnlyKeys("name", "tokens");
  }

  @Test
  void keepsWhatItMeasuresInTheSession() {
    Map<String, Object> measured =
        object(JsonValue.of(asks("mcp", "measure", "desk", "docs", "--json").out()));

    assertThat(measured).containsEntry("id", "desk").containsEntry("server", "docs");
    assertThat(object(measured.get("session")))
        .containsOnlyKeys("tokens", "warning", "tooHigh")
        .containsEntry("tooHigh", true);

    Map<String, Object> list = object(shell.json("mcp", "list", "desk"));
    assertThat(list.keySet()).containsExactly("tokens", "warning", "tooHigh", "servers", "id");
    assertThat(objects(list.get("servers")).get(0))
        .containsOnlyKeys("tools", "tokens", "digest", "server", "disabled", "at", "heaviest")
        .containsEntry("server", "docs")
        .containsEntry("disabled", false);
    assertThat(shell.run("mcp", "list", "desk").lines().get(1)).contains("  2      docs  ");
  }

  @Test
  void measuresAServerAsTheConfigurationNamesIt() throws IOException {
    configure();

    assertThat(object(shell.json("mcp", "measure", "desk", "docs")).get("tools")).hasToString("2");
    assertThat(shell.run("mcp", "measure", "desk", "mail").refusedWith(2))
        .contains("SERVER", "mail", "[browser, docs]");
  }

  @Test
  void plansAppliesAndUndoes() throws IOException {
    configure();
    shell.json("mcp", "measure", "desk", "docs");

    Map<String, Object> plan = object(shell.json("mcp", "plan", "desk", "--task=web-interaction"));
    assertThat(plan.keySet())
        .containsExactly("task", "enable", "disable", "saved", "unmeasured", "id", "applied");
    assertThat(plan)
        .containsEntry("enable", List.of("browser"))
        .containsEntry("disable", List.of("docs"))
        .containsEntry("unmeasured", List.of("browser"))
        .containsEntry("applied", false);

    Shell.Result applied = shell.run("mcp", "apply", "desk", "--task=web-interaction");
    assertThat(applied.lines())
        .contains("SERVER   IS TO BE", "browser  enabled", "docs     disabled");
    assertThat(own())
        .content()
        .contains("\"disabledMcpjsonServers\":[\"docs\"]", "\"enableAllProjectMcpServers\":true");
    assertThat(object(shell.json("mcp", "list", "desk")).get("tokens")).hasToString("0");

    assertThat(shell.run("mcp", "undo", "desk").lines())
        .containsExactly("the plan for web-interaction is undone");
    assertThat(own()).hasContent("{\"enableAllProjectMcpServers\":true}");
  }

  @Test
  void saysWhyAServerCannotBeAsked() {
    List<String> all = new ArrayList<>(List.of("mcp", "cost", "--"));
    all.addAll(McpProcess.command());
    all.add("no\u001b[2J licence");

    assertThat(Shell.plain(all.toArray(String[]::new)).refusedWith(1))
        .contains("it has ended with code 4: no\\u001b[2J licence")
        .doesNotContain("\u001b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cost",
        "cost --url file:///x",
        "cost --url http://h/ --header secret",
        "measure desk",
        "list",
        "list desk more",
        "plan desk",
        "plan desk --task nothing",
        "apply desk --task nothing",
        "grow desk"
      })
  void refusesWhatCanNeverBeDone(String words) {
    assertThat(shell.run(("mcp " + words).split(" ")).refusedWith(2)).doesNotContain("secret");
  }

  @Test
  void refusesAnUndoOfNothing() {
    assertThat(shell.run("mcp", "undo", "desk").refusedWith(1)).contains("no plan is applied");
  }
}
