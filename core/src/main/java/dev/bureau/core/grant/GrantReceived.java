package dev.bureau.core.grant;

import dev.bureau.core.budget.Amounts;
import dev.bureau.core.id.SessionId;
import java.time.Instant;

/**
 * What was asked for may be spent.
 *
 * @param source the session above
 * @param amounts what was drawn there
 */
public record GrantReceived(SessionId source, Amounts amounts) implements GrantEvent {
  @Override
  public Grants applyTo(Grants state, Instant at) {
    return state.received(this);
  }
}
