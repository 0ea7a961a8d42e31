package dev.bureau.core.door;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.SessionId;

/** A handling ended for a message that no longer waits: somebody else handled it. */
public final class AlreadyHandledException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient SessionId session;

  public AlreadyHandledException(SessionId session) {
    super(
        Category.CONFLICT,
        "A message of session '%s' was handled elsewhere; nothing is to be done"
            .formatted(session));
    this.session = session;
  }

  /** Which session. */
  public SessionId session() {
    return session;
  }
}
