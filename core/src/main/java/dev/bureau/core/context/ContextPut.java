package dev.bureau.core.context;

import java.time.Instant;

/**
 * The agent knows something, in place of what it knew under that key.
 *
 * @param entry what, and how many tokens it takes
 */
public record ContextPut(ContextEntry entry) implements ContextEvent {
  @Override
  public ContextMap applyTo(ContextMap state, Instant at) {
    return state.with(entry);
  }
}
