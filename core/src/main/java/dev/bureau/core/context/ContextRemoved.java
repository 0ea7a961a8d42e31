package dev.bureau.core.context;

import java.time.Instant;
import java.util.List;

/**
 * The agent no longer knows something.
 *
 * @param key under which it was
 */
public record ContextRemoved(String key) implements ContextEvent {
  @Override
  public ContextMap applyTo(ContextMap state, Instant at) {
    return state.without(List.of(key));
  }
}
