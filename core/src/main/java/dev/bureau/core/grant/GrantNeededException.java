package dev.bureau.core.grant;

import dev.bureau.core.budget.Amounts;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.SessionId;

/** Something has to be drawn from a session above first. Nothing was changed. */
public final class GrantNeededException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient SessionId source;
  private final transient Amounts debt;
  private final transient Amounts needed;

  GrantNeededException(SessionId session, SessionId source, Amounts debt, Amounts needed) {
    super(
        Category.CONFLICT,
        "Session '%s' has to draw from '%s' first; reserve through 'budgets', which does"
            .formatted(session, source));
    this.source = source;
    this.debt = debt;
    this.needed = needed;
  }

  /** The session above. */
  public SessionId source() {
    return source;
  }

  /** What was spent already and not drawn; it comes first. */
  public Amounts debt() {
    return debt;
  }

  /** What is needed besides. */
  public Amounts needed() {
    return needed;
  }
}
