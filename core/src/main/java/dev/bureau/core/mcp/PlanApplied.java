package dev.bureau.core.mcp;

import java.time.Instant;

/**
 * The configuration of the session's agent says what was planned.
 *
 * @param file which file that is
 */
public record PlanApplied(String file) implements McpEvent {
  @Override
  public McpServers applyTo(McpServers state, Instant at) {
    return state.done();
  }
}
