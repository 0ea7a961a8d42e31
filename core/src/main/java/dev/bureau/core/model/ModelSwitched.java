package dev.bureau.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session uses another model from now on; in the same commit its head names it.
 *
 * @param from the one before; null if there was none
 * @param model the one it uses now
 * @param reason why
 */
public record ModelSwitched(@Nullable String from, String model, Reason reason)
    implements ModelEvent {
  @Override
  public ModelHistory applyTo(ModelHistory state, Instant at) {
    return state.switched(this, at);
  }
}
