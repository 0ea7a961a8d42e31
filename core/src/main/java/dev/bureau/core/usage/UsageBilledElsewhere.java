package dev.bureau.core.usage;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.price.Tokens;
import java.time.Instant;

/**
 * A call was reported here that another session bills; that one knows of the report.
 *
 * @param key which call
 * @param by the session that bills it, or did before it was deleted
 * @param tokens the largest report of it here
 */
public record UsageBilledElsewhere(UsageKey key, SessionId by, Tokens tokens)
    implements UsageEvent {
  @Override
  public Ledger applyTo(Ledger state, Instant at) {
    return state.with(this);
  }
}
