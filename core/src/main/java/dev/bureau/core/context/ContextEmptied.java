package dev.bureau.core.context;

import java.time.Instant;
import java.util.List;

/**
 * The agent knows nothing any more, and its window is fresh; its readings stay.
 *
 * @param entries how many it had
 */
public record ContextEmptied(int entries) implements ContextEvent {
  @Override
  public ContextMap applyTo(ContextMap state, Instant at) {
    return new ContextMap(List.of(), null, state.above(), state.readings(), null);
  }
}
