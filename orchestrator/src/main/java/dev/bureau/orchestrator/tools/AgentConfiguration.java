package dev.bureau.orchestrator.tools;

import dev.bureau.core.mcp.ServerPlan;
import dev.bureau.core.seam.Disk;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an agent is told which MCP servers it has. Each kind of agent has a way of its own.
 * Implementations are thread-safe.
 */
public interface AgentConfiguration {
  /**
   * All servers that are configured, in the order of their names.
   *
   * @throws ConfigurationRefusedException if the agent's files cannot be read, or are not as its
   *     own documentation says
   */
  List<ConfiguredServer> servers();

  /** The file that says which of them the agent has. */
  Path file();

  /**
   * What that file must say so that the agent has the servers of the plan and no others; all else
   * in it stays as it is.
   *
   * @param text what it says now; null if there is none
   * @throws ConfigurationRefusedException if it is not as it should be, or cannot say that
   */
  String arranged(@Nullable String text, ServerPlan plan);

  /**
   * That of Claude Code in a project: {@code .mcp.json} has the servers, and {@code
   * .claude/settings.local.json}, which belongs to one person, says which of them there are. The
   * servers that a person has in all projects are not seen here.
   *
   * @param folder the project
   */
  static AgentConfiguration claudeCode(Disk disk, Path folder) {
    return new ClaudeCode(disk, folder);
  }
}
