package dev.bureau.orchestrator.mcp;

import dev.bureau.core.seam.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Servers to ask: processes of their own, of classes of these tests. */
final class Peers {
  private Peers() {}

  /** One whose main class that is, without any variable but these. */
  static McpServer of(Class<?> main, Map<String, String> environment, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    return McpServer.program(new Program(command, environment));
  }

  /** One that does what it should not. */
  static McpServer hostile(HostileProcess.Trick trick) {
    return of(HostileProcess.class, Map.of(), trick.name());
  }

  /** How many processes this one has started that still run. */
  static long running() {
    return ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).count();
  }
}
