package dev.bureau.core.grant;

import dev.bureau.core.budget.Amounts;
import dev.bureau.core.id.SessionId;
import java.time.Instant;

/**
 * What a session below has given back may be drawn again.
 *
 * @param by the session below
 * @param key the transfer by which it gave it back
 * @param amounts what it gave back
 */
public record GrantTakenBack(SessionId by, GrantKey key, Amounts amounts) implements GrantEvent {
  @Override
  public Grants applyTo(Grants state, Instant at) {
    return state.takenBack(this);
  }
}
