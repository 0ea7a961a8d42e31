package dev.bureau.core.door;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.SessionId;

/** There is no session of that id. */
public final class NoSuchSessionException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient SessionId session;

  public NoSuchSessionException(SessionId session) {
    super(
        Category.NOT_FOUND,
        "There is no session '%s'; 'list --all' shows those there are".formatted(session));
    this.session = session;
  }

  /** Which session. */
  public SessionId session() {
    return session;
  }
}
