package dev.bureau.core.mcp;

import java.time.Instant;

/**
 * The configuration of the session's agent is going to be changed as planned.
 *
 * @param arrangement the plan and the edit
 */
public record PlanIntended(Arrangement arrangement) implements McpEvent {
  @Override
  public McpServers applyTo(McpServers state, Instant at) {
    return state.opened(arrangement);
  }
}
