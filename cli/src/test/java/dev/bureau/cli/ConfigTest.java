package dev.bureau.cli;

import static dev.bureau.cli.JsonValue.objects;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.orchestrator.Configuration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** S11 on the command line: options win over the environment, that over the file. */
@Timeout(60)
class ConfigTest {
  @TempDir private Path folder;

  private String file(String... lines) throws IOException {
    return Files.write(folder.resolve("office.properties"), List.of(lines)).toString();
  }

  private static Map<String, Object> setting(String key, Shell.Result result) {
    assertThat(result.code()).as(result.err()).isZero();
    return objects(JsonValue.of(result.out())).stream()
        .filter(each -> key.equals(each.get("key")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void showsEveryKeyWithItsMeaning() {
    Shell.Result shown = Shell.plain("config");

    assertThat(shown.lines().get(0)).matches("KEY +VALUE +FROM +MEANING");
    assertThat(Configuration.defaults().all())
        .allSatisfy(
            each ->
                assertThat(shown.lines())
                    .anySatisfy(
                        line ->
                            assertThat(line)
                                .startsWith(each.key() + " ")
                                .contains(" " + each.usual() + " ", " default ")
                                .endsWith(each.meaning())));
  }

  @Test
  void tellsWhatTheFileSets() throws IOException {
    String file = file("# ours", "max-sessions = 7");

    assertThat(setting("max-sessions", Shell.plain("config", "--json", "--config", file)))
        .containsEntry("value", "7")
        .containsEntry("default", "100")
        .containsEntry("variable", "BUREAU_MAX_SESSIONS")
        .containsEntry("from", file + ", line 2");
  }

  @Test
  void prefersTheEnvironmentToTheFile() throws IOException {
    Map<String, String> environment = Map.of("BUREAU_RETRIES", "9");
    String file = file("retries = 7");

    assertThat(setting("retries", Shell.plain(environment, "config", "--json", "--config", file)))
        .containsEntry("value", "9")
        .containsEntry("from", "BUREAU_RETRIES");
  }

  @Test
  void prefersAnOptionToAll() throws IOException {
    Map<String, String> environment = Map.of("BUREAU_DATABASE", "variable.db");
    String file = file("database = file.db");
    String[] arguments = {"config", "--json", "--config", file, "--db", "option.db"};

    assertThat(setting("database", Shell.plain(environment, arguments)))
        .containsEntry("value", "option.db")
        .containsEntry("from", "--db");
  }

  @Test
  void worksOnTheDatabaseThatIsConfigured() {
    Map<String, String> environment =
        Map.of("BUREAU_DATABASE", folder.resolve("configured.db").toString());

    Shell.Result made =
        Shell.plain(environment, "create", "--type=ACTIVE", "--name=ann", "--id=ann");

    assertThat(made.code()).as(made.err()).isZero();
    assertThat(Shell.plain(environment, "list").out()).contains("ann");
    assertThat(folder.resolve("configured.db")).isNotEmptyFile();
  }

  @Test
  void keepsToWhatIsConfigured() {
    Shell shell = new Shell(folder.resolve("office.db"));
    shell.create("ann");
    Map<String, String> environment =
        Map.of(
            "BUREAU_DATABASE",
            shell.database().toString(),
            "BUREAU_EMERGENCY_SHUTDOWN_ENABLED",
            "off");

    assertThat(Shell.plain(environment, "stop", "--all").refusedWith(1))
        .contains("emergency-shutdown.enabled");
  }

  @Test
  void refusesAnUnknownKeyByTheNearest() throws IOException {
    String file = file("max-session = 7");

    assertThat(Shell.plain("list", "--config", file).refusedWith(2))
        .contains(file + ", line 1", "'max-session'", "did you mean max-sessions?");
  }

  @Test
  void refusesABadVariableByItsName() {
    Map<String, String> environment = Map.of("BUREAU_POLL", "often");

    assertThat(Shell.plain(environment, "list").refusedWith(2))
        .contains("poll (BUREAU_POLL)", "'often'", "length of time");
  }

  @Test
  void refusesAFileThatIsNotThere() {
    String missing = folder.resolve("missing").toString();

    assertThat(Shell.plain("list", "--config", missing).refusedWith(2)).contains(missing);
  }

  @Test
  void helpsWhateverIsConfigured() {
    assertThat(Shell.plain(Map.of("BUREAU_POLL", "often"), "help", "config").code()).isZero();
  }

  @Test
  void readsTheFileOfTheWorkingDirectoryByItself() throws Exception {
    Files.writeString(folder.resolve("bureau.properties"), "poll = 2s\n");
    ProcessBuilder command =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "config",
                "--json")
            .directory(folder.toFile());
    command.environment().put("BUREAU_LEASE", "9s");
    Process process = command.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    Shell.Result result = new Shell.Result(process.waitFor(), out, err);

    assertThat(setting("poll", result))
        .containsEntry("value", "2s")
        .containsEntry("from", "bureau.properties, line 1");
    assertThat(setting("lease", result)).containsEntry("value", "9s");
  }
}
