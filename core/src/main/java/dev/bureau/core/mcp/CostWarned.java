package dev.bureau.core.mcp;

import java.time.Instant;

/**
 * The definitions of a session's servers were found to take more than they should; in the commit
 * that holds the measurement.
 *
 * @param tokens how many all of them take
 * @param threshold how many they should take at most
 */
public record CostWarned(long tokens, long threshold) implements McpEvent {
  @Override
  public McpServers applyTo(McpServers state, Instant at) {
    return state;
  }
}
