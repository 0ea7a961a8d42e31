package dev.bureau.core.context;

import java.time.Instant;

/**
 * It was decided that the session is to be carried on with a fresh window (E14); said again once
 * that has begun.
 *
 * @param gauge how full the window was then
 */
public record RecoveryWanted(Gauge gauge) implements ContextEvent {
  @Override
  public ContextMap applyTo(ContextMap state, Instant at) {
    return state.wanting(gauge);
  }
}
