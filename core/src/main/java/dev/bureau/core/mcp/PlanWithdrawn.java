package dev.bureau.core.mcp;

import java.time.Instant;

/**
 * What was to be done with the agent's configuration is not done after all: somebody else has
 * changed it meanwhile, and it stands as they left it.
 *
 * @param reason why, for people
 */
public record PlanWithdrawn(String reason) implements McpEvent {
  @Override
  public McpServers applyTo(McpServers state, Instant at) {
    return state.withdrawn();
  }
}
