package dev.bureau.core.door;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.SessionId;

/** An observer asked for a change of another session (S1). Nothing was changed. */
public final class ObserverChangeException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient SessionId session;

  public ObserverChangeException(SessionId session) {
    super(
        Category.REFUSED,
        "Session '%s' is an observer and can change nothing of others; let another session or a person ask"
            .formatted(session));
    this.session = session;
  }

  /** Which session. */
  public SessionId session() {
    return session;
  }
}
