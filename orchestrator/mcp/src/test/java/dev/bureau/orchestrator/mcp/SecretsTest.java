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

/** X50: what is said of servers holds none of their secrets. */
class SecretsTest {
  private static final String SECRET = "s3cr3t";
  private static final URI ADDRESS = URI.create("http://localhost:7/mcp?key=" + SECRET);

  private static McpServer entry(String entry) {
    return Entries.server(
        new ConfiguredServer("docs", true, Json.read("entry", entry, JsonLimits.RECORD)),
        Map.of("KEY", SECRET));
  }

  private static void assertQuiet(McpServer server, String name) {
    assertThat(new McpServerException(server, "it has ended", null).getMessage())
        .contains("'" + name + "'")
        .doesNotContain(SECRET);
    assertThat(new ToolListRefusedException(server, "it is too long").getMessage())
        .contains("'" + name + "'")
        .doesNotContain(SECRET);
  }

  @Test
  void namesAProgramByItsFirstWord() {
    assertQuiet(McpServer.program(new Program(List.of("npx", "--key", SECRET), Map.of())), "npx");
  }

  @Test
  void namesAnAddressWithoutWhatItAsksFor() {
    assertQuiet(McpServer.http(ADDRESS, Map.of()), "http://localhost:7/mcp");
    assertQuiet(McpServer.sse(ADDRESS, Map.of()), "http://localhost:7/mcp");
  }

  @Test
  void refusesAUserInAnAddressWithoutNamingIt() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> McpServer.http(URI.create("http://me:s3cr3t@localhost/"), Map.of()))
        .withMessageContaining("http://localhost/")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain(SECRET));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Host", "Authorization"})
  void refusesAHeaderThatCannotBeSentByItsNameAlone(String header) {
    Map<String, String> headers = Map.of(header, SECRET + "\n");

    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> McpServer.http(URI.create("http://localhost/"), headers))
        .withMessageContaining(header)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain(SECRET));
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> McpServer.sse(URI.create("http://localhost/"), headers))
        .withMessageContaining(header)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain(SECRET));
  }

  @Test
  void refusesAHeaderThatIsNotForUsersToSet() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> McpServer.http(URI.create("http://localhost/"), Map.of("Host", "b")))
        .withMessageContaining("Host");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"url\":\"http://local host/${KEY}\"}",
        "{\"command\":\"npx\",\"args\":\"s3cr3t\"}"
      })
  void refusesAnEntryWithoutShowingWhatStandsThere(String entry) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> entry(entry))
        .withMessageContaining("docs.")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain(SECRET));
  }
}
