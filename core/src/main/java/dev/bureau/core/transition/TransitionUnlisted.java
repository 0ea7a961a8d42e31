package dev.bureau.core.transition;

import dev.bureau.core.id.SessionId;
import java.time.Instant;

/** A session has passed, or will not; kept in the session {@code bureau}. */
public record TransitionUnlisted(SessionId session) implements TransitionEvent {
  @Override
  public Transition applyTo(Transition state, Instant at) {
    return state.listed(session, null);
  }
}
