package dev.bureau.core.context;

import java.time.Instant;

/**
 * The context position fell below a threshold that it had crossed.
 *
 * @param threshold which, a share of the window
 */
public record ThresholdLeft(double threshold) implements ContextEvent {
  @Override
  public ContextMap applyTo(ContextMap state, Instant at) {
    return state.left(threshold);
  }
}
