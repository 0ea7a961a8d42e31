package dev.bureau.core.usage;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.SessionId;

/**
 * A larger report has come of a call that another session bills, which is to know of it first.
 * Nothing was changed.
 */
public final class BilledElsewhereException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient UsageKey key;
  private final transient SessionId by;

  BilledElsewhereException(UsageKey key, SessionId by) {
    super(
        Category.CONFLICT,
        "Call '%s' is billed in session '%s'; report it with 'usage', which raises it there"
            .formatted(key, by));
    this.key = key;
    this.by = by;
  }

  /** Which call. */
  public UsageKey key() {
    return key;
  }

  /** The session that bills it. */
  public SessionId by() {
    return by;
  }
}
