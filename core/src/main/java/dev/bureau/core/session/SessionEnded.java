package dev.bureau.core.session;

import java.time.Instant;

/** How and why a session came to its end, or to ERROR. */
public record SessionEnded(Ending ending) implements SessionEvent {
  @Override
  public Session applyTo(Session state, Instant at) {
    return state.withEnding(ending);
  }
}
