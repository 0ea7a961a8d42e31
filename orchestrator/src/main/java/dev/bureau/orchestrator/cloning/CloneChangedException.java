package dev.bureau.orchestrator.cloning;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.SessionId;

/** A session, or its files, changed while it was cloned (S42). There is no clone. */
public final class CloneChangedException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient SessionId original;

  CloneChangedException(SessionId original, String what) {
    super(
        Category.CONFLICT,
        "Session '%s' is not cloned: %s meanwhile; try again when it has nothing to do"
            .formatted(original, what));
    this.original = original;
  }

  /** Which session was to be cloned. */
  public SessionId original() {
    return original;
  }
}
