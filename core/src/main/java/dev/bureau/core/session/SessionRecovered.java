package dev.bureau.core.session;

import java.time.Instant;

/** A session was taken from a holder that died while a handling was under way. */
public record SessionRecovered(Recovery recovery) implements SessionEvent {
  @Override
  public Session applyTo(Session state, Instant at) {
    return state.withRecovery(recovery);
  }
}
