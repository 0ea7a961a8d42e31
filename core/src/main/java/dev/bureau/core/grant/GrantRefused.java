package dev.bureau.core.grant;

import dev.bureau.core.id.SessionId;
import java.time.Instant;

/**
 * Nothing was drawn: there was not enough, or the limit is gone.
 *
 * @param source the session above
 */
public record GrantRefused(SessionId source) implements GrantEvent {
  @Override
  public Grants applyTo(Grants state, Instant at) {
    return state.closed();
  }
}
