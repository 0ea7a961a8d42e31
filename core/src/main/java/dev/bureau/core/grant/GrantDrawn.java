package dev.bureau.core.grant;

import dev.bureau.core.budget.Amounts;
import dev.bureau.core.id.SessionId;
import java.time.Instant;

/**
 * A session below may spend so much of this one's limit.
 *
 * @param by the session below
 * @param key the transfer by which it asked
 * @param amounts at least what it asked for
 */
public record GrantDrawn(SessionId by, GrantKey key, Amounts amounts) implements GrantEvent {
  @Override
  public Grants applyTo(Grants state, Instant at) {
    return state.drawn(this);
  }
}
