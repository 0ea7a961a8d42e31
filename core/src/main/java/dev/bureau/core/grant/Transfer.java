package dev.bureau.core.grant;

import dev.bureau.core.budget.Amounts;
import dev.bureau.core.id.SessionId;

/**
 * What is on its way between a session and one above it: the intent that whoever comes next rolls
 * forward.
 *
 * @param key by which both know it
 * @param source the session above, whose limit it is
 * @param amounts what is asked for at least, or given back
 * @param purpose why
 */
public record Transfer(GrantKey key, SessionId source, Amounts amounts, Purpose purpose) {
  /** Why something is on its way. */
  public enum Purpose {
    /** A call needs it, which is refused if there is not enough. */
    CALL,
    /** It was spent already, so it is drawn whatever there is. */
    DEBT,
    /** Nobody needs it below. */
    RETURN
  }
}
