package dev.bureau.core.door;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.SessionId;

/** Other processes changed the session at every one of many attempts. Nothing was changed. */
public final class ContentionException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient SessionId session;
  private final long expected;
  private final long actual;

  public ContentionException(SessionId session, long expected, long actual) {
    super(
        Category.CONFLICT,
        "Session '%s' kept changing: version %d was expected and %d found; try again"
            .formatted(session, expected, actual));
    this.session = session;
    this.expected = expected;
    this.actual = actual;
  }

  /** Which session. */
  public SessionId session() {
    return session;
  }

  /** The version that the last attempt built on. */
  public long expected() {
    return expected;
  }

  /** The version it found. */
  public long actual() {
    return actual;
  }
}
