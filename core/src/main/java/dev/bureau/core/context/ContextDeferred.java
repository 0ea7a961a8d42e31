package dev.bureau.core.context;

import java.time.Instant;
import java.util.List;

/**
 * Entries left the window, and are kept.
 *
 * @param keys which
 */
public record ContextDeferred(List<String> keys) implements ContextEvent {
  public ContextDeferred {
    keys = List.copyOf(keys);
  }

  @Override
  public ContextMap applyTo(ContextMap state, Instant at) {
    return state.deferred(keys);
  }
}
