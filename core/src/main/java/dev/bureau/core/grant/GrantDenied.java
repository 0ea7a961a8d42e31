package dev.bureau.core.grant;

import dev.bureau.core.id.SessionId;
import java.time.Instant;

/**
 * A session below does not get what it asked for; nobody who asks again in its name does.
 *
 * @param by the session below
 * @param key the transfer by which it asked
 */
public record GrantDenied(SessionId by, GrantKey key) implements GrantEvent {
  @Override
  public Grants applyTo(Grants state, Instant at) {
    return state.denied(this);
  }
}
