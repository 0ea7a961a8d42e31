package dev.bureau.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.error.BadInputException;
import dev.bureau.orchestrator.configuration.Setting;
import dev.bureau.orchestrator.configuration.Settings;
import dev.bureau.orchestrator.configuration.UnknownKeyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** S11: a configuration comes from code, a file and environment variables. */
class ConfigurationTest {
  @TempDir private Path folder;

  private Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("bureau.properties"), List.of(lines));
  }

  private static String source(Settings<BureauConfig> settings, String key) {
    return settings.all().stream()
        .filter(each -> each.key().equals(key))
        .findFirst()
        .orElseThrow()
        .source();
  }

  @Test
  void isTheDefaultsWhereNothingIsSet() {
    assertThat(Configuration.of(Map.of("HOME", "/root")).config())
        .isEqualTo(BureauConfig.defaults());
  }

  @Test
  void readsAFile() throws IOException {
    Path file = file("\uFEFF# for tests", "", "max-sessions = 7", "  logging.level=warn  ");

    Settings<BureauConfig> settings = Configuration.load(file, Map.of());

    assertThat(settings.config().runtime().maxSessions()).isEqualTo(7);
    assertThat(source(settings, "logging.level")).isEqualTo(file + ", line 4");
    assertThat(source(settings, "poll")).isEqualTo("default");
  }

  @Test
  void prefersTheEnvironmentToTheFile() throws IOException {
    Path file = file("max-sessions = 7", "retries = 5");

    Settings<BureauConfig> settings = Configuration.load(file, Map.of("BUREAU_MAX_SESSIONS", "8"));

    assertThat(settings.config().runtime().maxSessions()).isEqualTo(8);
    assertThat(settings.config().runtime().retries()).isEqualTo(5);
    assertThat(source(settings, "max-sessions")).isEqualTo("BUREAU_MAX_SESSIONS");
  }

  @Test
  void leavesTheLastWordToTheCode() {
    BureauConfig config =
        Configuration.of(Map.of("BUREAU_MAX_SESSIONS", "8")).config().withMaxSessions(9);

    assertThat(config.runtime().maxSessions()).isEqualTo(9);
  }

  @Test
  void namesTheNearestKeyOfAnUnknownOne() throws IOException {
    Path file = file("poll = 1s", "max-session = 7");

    assertThatThrownBy(() -> Configuration.load(file, Map.of()))
        .isInstanceOfSatisfying(
            UnknownKeyException.class,
            unknown -> {
              assertThat(unknown.key()).isEqualTo("max-session");
              assertThat(unknown.nearest()).isEqualTo("max-sessions");
            })
        .hasMessageContaining(file + ", line 2")
        .hasMessageContaining("'max-session'")
        .hasMessageContaining("did you mean max-sessions");
  }

  @ParameterizedTest
  @CsvSource({
    "BUREAU_MAX_SESION, BUREAU_MAX_SESSIONS",
    "BUREAU_LOG_LEVEL, BUREAU_LOGGING_LEVEL",
    "BUREAU_DATABSE, BUREAU_DATABASE"
  })
  void namesTheNearestVariableOfAnUnknownOne(String given, String nearest) {
    assertThatThrownBy(() -> Configuration.of(Map.of(given, "1")))
        .isInstanceOf(UnknownKeyException.class)
        .hasMessageContaining("environment")
        .hasMessageContaining("'" + given + "'")
        .hasMessageContaining("did you mean " + nearest + "?");
  }

  @Test
  void refusesAKeyThatIsSetTwice() throws IOException {
    Path file = file("retries = 1", "retries = 1");

    assertThatThrownBy(() -> Configuration.load(file, Map.of()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining("'retries'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"retries", "retries: 3", "= 3"})
  void refusesALineThatIsNoSetting(String line) throws IOException {
    Path file = file(line);

    assertThatThrownBy(() -> Configuration.load(file, Map.of()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("line 1")
        .hasMessageContaining("key = value");
  }

  @Test
  void refusesAFileThatIsNotThere() {
    Path missing = folder.resolve("nowhere.properties");

    assertThatThrownBy(() -> Configuration.load(missing, Map.of()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("nowhere.properties");
  }

  @Test
  void refusesAFileThatIsTooLarge() throws IOException {
    Path file = file("#".repeat(64 * 1024));

    assertThatThrownBy(() -> Configuration.load(file, Map.of()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("64 KiB");
  }

  @Test
  void refusesAFileThatIsNotUtf8() throws IOException {
    byte[] latin = "database = m\u00fcller.db".getBytes(StandardCharsets.ISO_8859_1);
    Path file = Files.write(folder.resolve("bureau.properties"), latin);

    assertThatThrownBy(() -> Configuration.load(file, Map.of()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("bureau.properties")
        .hasMessageContaining("UTF-8");
  }

  @Test
  void readsWhatItShows() throws IOException {
    Path file =
        file(
            Configuration.defaults().all().stream()
                .map(each -> each.key() + " = " + each.value())
                .toArray(String[]::new));

    assertThat(Configuration.load(file, Map.of()).config()).isEqualTo(BureauConfig.defaults());
  }

  @Test
  void hasAVariableAndAMeaningForEachKey() {
    List<Setting> all = Configuration.defaults().all();

    assertThat(all).extracting(Setting::variable).doesNotHaveDuplicates();
    assertThat(all)
        .allSatisfy(
            each -> {
              assertThat(each.key()).matches("[a-z]+([.-][a-z]+)*");
              assertThat(each.variable()).matches("BUREAU(_[A-Z]+)+");
              assertThat(each.meaning()).isNotBlank();
            });
  }
}
