package dev.bureau.core.door;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.SessionId;

/** A newer Bureau wrote core events into the session; here it can only be read (X33). */
public final class ReadOnlySessionException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient SessionId session;

  public ReadOnlySessionException(SessionId session) {
    super(
        Category.UNREADABLE,
        "Session '%s' was written by a newer Bureau; use that version to change it"
            .formatted(session));
    this.session = session;
  }

  /** Which session. */
  public SessionId session() {
    return session;
  }
}
