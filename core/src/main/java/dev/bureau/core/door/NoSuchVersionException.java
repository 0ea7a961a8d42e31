package dev.bureau.core.door;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.SessionId;

/** A session has not come to the version that was asked for. */
public final class NoSuchVersionException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient SessionId session;
  private final long version;

  NoSuchVersionException(SessionId session, long version, long last) {
    super(
        Category.NOT_FOUND,
        "Session '%s' has no version %d; give one from 1 to %d".formatted(session, version, last));
    this.session = session;
    this.version = version;
  }

  /** Which session. */
  public SessionId session() {
    return session;
  }

  /** The version that was asked for. */
  public long version() {
    return version;
  }
}
