package dev.bureau.cli.mcp;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.seam.Program;
import dev.bureau.core.seam.Seams;
import dev.bureau.orchestrator.context.Vocabulary;
import dev.bureau.orchestrator.mcp.Entries;
import dev.bureau.orchestrator.mcp.McpLimits;
import dev.bureau.orchestrator.mcp.McpServer;
import dev.bureau.orchestrator.mcp.PassedOn;
import dev.bureau.orchestrator.mcp.ServerTools;
import dev.bureau.orchestrator.mcp.ToolMeter;
import dev.bureau.orchestrator.tools.AgentConfiguration;
import dev.bureau.orchestrator.tools.ConfiguredServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Asks servers. Whoever does not ask one does not load this, nor the library below. */
final class Asking {
  private final ServerOptions options;
  private final Map<String, String> environment;

  Asking(ServerOptions options, Map<String, String> environment) {
    this.options = options;
    this.environment = environment;
  }

  /** What the server says that the options or the command name. */
  ServerTools ask(List<String> command) {
    if (options.hasAddress() != command.isEmpty()) {
      throw new BadInputException(
          "COMMAND", String.join(" ", command), "give -- COMMAND or --url URL, one of them");
    }
    return measure(options.hasAddress() ? remote() : program(command));
  }

  /** What that server says, as the agent's configuration names it. */
  ServerTools ask(AgentConfiguration agent, String server) {
    options.requireNone();
    List<ConfiguredServer> all = agent.servers();
    ConfiguredServer found =
        all.stream()
            .filter(each -> each.name().equals(server))
            .findFirst()
            .orElseThrow(
                () ->
                    new BadInputException(
                        "SERVER", server, "give -- COMMAND or --url URL, or one of " + all));
    return measure(Entries.server(found, environment));
  }

  private McpServer remote() {
    return options.isSse()
        ? McpServer.sse(options.address(), options.headers())
        : McpServer.http(options.address(), options.headers());
  }

  private McpServer program(List<String> command) {
    return McpServer.program(new Program(command, PassedOn.of(environment, options.variables())));
  }

  private ServerTools measure(McpServer server) {
    Duration time = options.timeout();
    McpLimits limits = McpLimits.defaults();
    return new ToolMeter(
            Seams.system(), new Vocabulary(), time == null ? limits : limits.withTime(time))
        .measure(server);
  }
}
