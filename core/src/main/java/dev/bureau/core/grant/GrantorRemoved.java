package dev.bureau.core.grant;

import dev.bureau.core.id.SessionId;
import java.time.Instant;

/** Nobody will draw from a session any more, or give anything back to it. */
public record GrantorRemoved(SessionId session) implements GrantEvent {
  @Override
  public Grants applyTo(Grants state, Instant at) {
    return state.removed(session);
  }
}
