package dev.bureau.core.grant;

import dev.bureau.core.id.SessionId;
import java.time.Instant;

/**
 * What was given back has been taken back.
 *
 * @param source by the session above
 */
public record GrantSettled(SessionId source) implements GrantEvent {
  @Override
  public Grants applyTo(Grants state, Instant at) {
    return state.closed();
  }
}
