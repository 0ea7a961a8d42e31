package dev.bureau.core.context;

import java.time.Instant;
import java.util.List;

/**
 * Deferred entries are in the window again.
 *
 * @param keys which
 */
public record ContextRecalled(List<String> keys) implements ContextEvent {
  public ContextRecalled {
    keys = List.copyOf(keys);
  }

  @Override
  public ContextMap applyTo(ContextMap state, Instant at) {
    return state.recalled(keys);
  }
}
