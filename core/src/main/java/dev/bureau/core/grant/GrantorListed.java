package dev.bureau.core.grant;

import dev.bureau.core.id.SessionId;
import java.time.Instant;

/** Others draw from a session; kept in the session {@code bureau}, so that it can be found. */
public record GrantorListed(SessionId session) implements GrantEvent {
  @Override
  public Grants applyTo(Grants state, Instant at) {
    return state.listed(session);
  }
}
