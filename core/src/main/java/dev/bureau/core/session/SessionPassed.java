package dev.bureau.core.session;

import dev.bureau.core.id.SessionId;
import java.time.Instant;

/**
 * A session is no longer the live end of its chain.
 *
 * @param to who is, as soon as it exists
 */
public record SessionPassed(SessionId to) implements SessionEvent {
  @Override
  public Session applyTo(Session state, Instant at) {
    return state.withLinks(state.links().passedTo(to));
  }
}
