package dev.bureau.orchestrator.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.json.Json;
import dev.bureau.core.json.JsonLimits;
import dev.bureau.core.seam.Program;
import dev.bureau.orchestrator.tools.ConfiguredServer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** E4: servers as an agent's configuration names them. */
class EntriesTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("PATH", "/bin", "TOKEN", "t$1", "SECRET", "s");

  private static McpServer server(String entry) {
    Map<String, Object> json = Json.read("entry", entry, JsonLimits.RECORD);
    return Entries.server(new ConfiguredServer("docs", true, json), ENVIRONMENT);
  }

  @Test
  void startsTheProgramWithTheVariablesThatStandThere() {
    McpServer found =
        server(
            "{\"command\":\"npx\",\"args\":[\"-y\",\"${PACKAGE:-docs}\"],"
                + "\"env\":{\"KEY\":\"${TOKEN}\"}}");

    assertThat(found)
        .isEqualTo(
            McpServer.program(
                new Program(List.of("npx", "-y", "docs"), Map.of("PATH", "/bin", "KEY", "t$1"))));
  }

  @Test
  void reachesAServerByItsAddress() {
    assertThat(
            server(
                "{\"type\":\"http\",\"url\":\"http://localhost/mcp\","
                    + "\"headers\":{\"Authorization\":\"Bearer ${TOKEN}\"}}"))
        .isEqualTo(
            McpServer.http(
                URI.create("http://localhost/mcp"), Map.of("Authorization", "Bearer t$1")));
    assertThat(server("{\"type\":\"sse\",\"url\":\"http://localhost/sse\"}"))
        .isEqualTo(McpServer.sse(URI.create("http://localhost/sse"), Map.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"command\":7}",
        "{\"command\":\"\"}",
        "{\"command\":\"a\",\"args\":\"b\"}",
        "{\"command\":\"a\",\"args\":[7]}",
        "{\"command\":\"a\",\"env\":[]}",
        "{\"command\":\"${ABSENT}\"}",
        "{\"url\":\"not an address\"}",
        "{\"url\":\"file:///x\"}"
      })
  void refusesAnEntryThatIsNoServer(String entry) {
    assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> server(entry));
  }

  @Test
  void showsNoSecret() {
    McpServer found = server("{\"command\":\"npx\",\"env\":{\"KEY\":\"${SECRET}-value\"}}");

    assertThat(found).hasToString("npx");
    assertThat(server("{\"url\":\"http://h/\",\"headers\":{\"A\":\"s-value\"}}"))
        .hasToString("http://h/");
  }

  @Test
  void passesOnWhatIsNamed() {
    assertThat(PassedOn.of(ENVIRONMENT, List.of("TOKEN", "NEW=a=b")))
        .isEqualTo(Map.of("PATH", "/bin", "TOKEN", "t$1", "NEW", "a=b"));
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> PassedOn.of(ENVIRONMENT, List.of("ABSENT")))
        .withMessageContaining("ABSENT");
  }
}
