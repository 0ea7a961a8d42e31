package dev.bureau.core.context;

import java.time.Instant;

/**
 * The context position came to a threshold, or above it, from below.
 *
 * @param threshold which, a share of the window
 * @param gauge how full the window was then
 */
public record ThresholdCrossed(double threshold, Gauge gauge) implements ContextEvent {
  @Override
  public ContextMap applyTo(ContextMap state, Instant at) {
    return state.crossed(threshold);
  }
}
