package dev.bureau.core.transition;

import dev.bureau.core.id.SessionId;
import java.time.Instant;

/** A session is about to pass; kept in the session {@code bureau}. */
public record TransitionListed(SessionId session, Waiting waiting) implements TransitionEvent {
  @Override
  public Transition applyTo(Transition state, Instant at) {
    return state.listed(session, waiting);
  }
}
