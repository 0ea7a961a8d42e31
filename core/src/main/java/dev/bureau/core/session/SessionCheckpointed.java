package dev.bureau.core.session;

import java.time.Instant;

/** The session has one checkpoint more. */
public record SessionCheckpointed() implements SessionEvent {
  @Override
  public Session applyTo(Session state, Instant at) {
    return state.withTotals(state.totals().withCheckpoint());
  }
}
