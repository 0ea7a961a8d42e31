package dev.bureau.core.transition;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.SessionId;

/** A session has passed to another that does not exist yet, so that neither can be changed. */
public final class SessionPassingException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient SessionId session;

  public SessionPassingException(SessionId session) {
    super(
        Category.CONFLICT,
        "Session '%s' passes to another just now; try again when that is there".formatted(session));
    this.session = session;
  }

  /** Which session. */
  public SessionId session() {
    return session;
  }
}
