package dev.bureau.core.context;

import dev.bureau.core.operating.ContextBand;
import java.time.Instant;

/**
 * The window is that full after what happened right before in the same commit.
 *
 * @param gauge used and total
 * @param band where that is in the operating table
 */
public record ContextPositioned(Gauge gauge, ContextBand band) implements ContextEvent {
  @Override
  public ContextMap applyTo(ContextMap state, Instant at) {
    return state.read(new Reading(at, gauge, band));
  }
}
