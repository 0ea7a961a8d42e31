package dev.bureau.orchestrator.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.mcp.ToolCost;
import dev.bureau.core.seam.Seams;
import dev.bureau.orchestrator.context.Vocabulary;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** E4, SEC12: servers over HTTP. */
@Timeout(120)
class WebServerTest {
  private final ToolMeter meter =
      new ToolMeter(Seams.system(), new Vocabulary(), McpLimits.defaults());
  private final ToolMeter hasty =
      new ToolMeter(
          Seams.system(), new Vocabulary(), McpLimits.defaults().withTime(Duration.ofSeconds(2)));

  @ParameterizedTest
  @EnumSource(names = {"JSON", "EVENTS"})
  void countsWhatAServerLists(WebServer.Manner manner) throws IOException {
    try (WebServer server = new WebServer(manner)) {
      ServerTools found = meter.measure(server.asked(Map.of()));

      assertThat(found.name()).isEqualTo("web");
      assertThat(found.tools()).extracting(ToolCost::name).containsExactly("plain");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"NEVER", "ENDLESS", "ELSEWHERE", "FORBIDDEN"})
  void givesUpAServerThatDoesNotList(WebServer.Manner manner) throws IOException {
    try (WebServer server = new WebServer(manner)) {
      assertThatExceptionOfType(McpServerException.class)
          .isThrownBy(() -> hasty.measure(server.asked(Map.of())))
          .withMessageContaining("http://localhost:");
    }
  }

  @Test
  void sendsItsHeadersWithEachRequest() throws IOException {
    try (WebServer server = new WebServer(WebServer.Manner.JSON)) {
      meter.measure(server.asked(Map.of("Authorization", "Bearer x")));

      assertThat(server.authorizations()).isNotEmpty().containsOnly("Bearer x");
    }
  }

  @Test
  void namesAnAddressWhereNobodyIs() throws IOException {
    WebServer gone = new WebServer(WebServer.Manner.JSON);
    McpServer address = gone.asked(Map.of());
    gone.close();

    assertThatExceptionOfType(McpServerException.class)
        .isThrownBy(() -> meter.measure(address))
        .withMessageContaining("nobody answers there");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"file:///etc/passwd", "localhost:80", "http:/mcp", "http://me:secret@host/mcp"})
  void refusesWhatIsNoAddressOfAServer(String address) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> McpServer.http(URI.create(address), Map.of()));
  }
}
