package dev.bureau.core.door;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.SessionId;

/** A message was sent to a session that has ended and has no successor. */
public final class SessionEndedException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient SessionId session;

  public SessionEndedException(SessionId session) {
    super(
        Category.REFUSED,
        "Session '%s' has ended and takes no mail; name one that is not final".formatted(session));
    this.session = session;
  }

  /** Which session. */
  public SessionId session() {
    return session;
  }
}
