package dev.bureau.core.door;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.SessionId;

/** A session of that id exists already. Nothing was changed. */
public final class SessionExistsException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient SessionId session;

  public SessionExistsException(SessionId session) {
    super(
        Category.REFUSED,
        "Session '%s' exists already; choose another id, or use an idempotency key"
            .formatted(session));
    this.session = session;
  }

  /** Which session. */
  public SessionId session() {
    return session;
  }
}
