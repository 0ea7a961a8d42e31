package dev.bureau.orchestrator.mcp.guide;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.mcp.ServerPlan;
import dev.bureau.core.seam.Program;
import dev.bureau.core.seam.Seams;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.context.Vocabulary;
import dev.bureau.orchestrator.mcp.McpLimits;
import dev.bureau.orchestrator.mcp.McpServer;
import dev.bureau.orchestrator.mcp.PassedOn;
import dev.bureau.orchestrator.mcp.ServerTools;
import dev.bureau.orchestrator.mcp.ToolMeter;
import dev.bureau.orchestrator.tools.AgentConfiguration;
import dev.bureau.orchestrator.tools.Toll;
import dev.bureau.orchestrator.tools.ToolServersConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The code of docs/guide/mcp.md. */
final class Bench {
  private final Bureau bureau;

  Bench(Bureau bureau) {
    this.bureau = bureau;
  }

  /** What the tools of a server cost, from its own list. */
  static ServerTools weigh(List<String> command) {
    ToolMeter meter = new ToolMeter(Seams.system(), new Vocabulary(), McpLimits.defaults());
    return meter.measure(
        McpServer.program(new Program(command, PassedOn.of(System.getenv(), List.of()))));
  }

  /** Notes it in the session; true if all servers together are too much. */
  boolean note(SessionId session, String server, ServerTools found) {
    Toll toll = bureau.tools().record(session, server, found.cost());
    return toll.isTooHigh();
  }

  /** Gives the agent of a project what such a task needs, after a look at what that would be. */
  ServerPlan tidy(SessionId session, String task, Path project) {
    AgentConfiguration agent = AgentConfiguration.claudeCode(Seams.system().disk(), project);
    ServerPlan plan = bureau.tools().plan(session, task, agent);
    System.out.println("saves " + plan.saved() + " tokens, disables " + plan.disable());
    return bureau.tools().apply(session, task, agent);
  }

  /** Never more than one server, whatever the task. */
  static BureauConfig frugal() {
    BureauConfig config = BureauConfig.defaults();
    ToolServersConfig tools =
        config
            .routing()
            .tools()
            .with((task, words, configured) -> Set.of(configured.iterator().next()));
    return config.with(config.routing().with(tools));
  }
}
