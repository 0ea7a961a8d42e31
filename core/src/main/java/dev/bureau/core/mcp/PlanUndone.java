package dev.bureau.core.mcp;

import java.time.Instant;

/**
 * The configuration of the session's agent is what it was before the plan.
 *
 * @param file which file that is
 */
public record PlanUndone(String file) implements McpEvent {
  @Override
  public McpServers applyTo(McpServers state, Instant at) {
    return state.undone();
  }
}
