package dev.bureau.core.transition;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.SessionId;

/** A session cannot pass to another one as it is. It stays what it was. */
public final class TransitionRefusedException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient SessionId session;

  public TransitionRefusedException(SessionId session, String reason, String remedy) {
    super(
        Category.REFUSED,
        "Session '%s' does not pass to another: %s; %s".formatted(session, reason, remedy));
    this.session = session;
  }

  /** Which session. */
  public SessionId session() {
    return session;
  }
}
