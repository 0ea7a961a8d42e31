package dev.bureau.orchestrator.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.mcp.ToolCost;
import dev.bureau.core.seam.Program;
import dev.bureau.core.seam.Seams;
import dev.bureau.orchestrator.context.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * E4: the protocol's own example of a server, from the npm registry. Needs {@code node}, {@code
 * npm} and a registry.
 */
@Tag("full")
@Timeout(600)
class RealServerTest {
  private static final String PACKAGE = "@modelcontextprotocol/server-everything";
  private static final String VERSION = "2026.8.31";

  @Test
  void costsWhatItCostsWhenSomebodyCounted() throws Exception {
    Path script = installed().resolve("node_modules/" + PACKAGE + "/dist/index.js");
    McpServer server =
        McpServer.program(
            new Program(
                List.of(tool("node").toString(), script.toString(), "stdio"),
                PassedOn.of(System.getenv(), List.of())));

    ServerTools found =
        new ToolMeter(
                Seams.system(),
                new Vocabulary(),
                McpLimits.defaults().withTime(Duration.ofMinutes(5)))
            .measure(server);

    assertThat(found.name()).isEqualTo("mcp-servers/everything");
    assertThat(found.tools()).hasSize(13).contains(new ToolCost("echo", 56));
    assertThat(found.cost().tokens()).isEqualTo(1_084);
    assertThat(Peers.running()).isZero();
  }

  private static Path installed() throws IOException, InterruptedException {
    Path folder = Files.createDirectories(Path.of("target", "mcp-servers").toAbsolutePath());
    Path log = folder.resolve("npm.log");
    Process npm =
        new ProcessBuilder(
                tool("npm").toString(),
                "install",
                "--no-audit",
                "--no-fund",
                "--prefix",
                folder.toString(),
                PACKAGE + "@" + VERSION)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(npm.waitFor(5, TimeUnit.MINUTES)).as("npm is through").isTrue();
    assertThat(npm.exitValue()).as(Files.readString(log)).isZero();
    return folder;
  }

  private static Path tool(String name) {
    Map<String, String> environment = System.getenv();
    for (String each : environment.getOrDefault("PATH", "").split(":", -1)) {
      Path file = Path.of(each, name);
      if (Files.isExecutable(file)) {
        return file;
      }
    }
    throw new AssertionError(name + " is not on the PATH; install Node.js, or leave out -Pfull");
  }
}
