package dev.bureau.orchestrator.session;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;

/** A session cannot be deleted as it is (S3). Nothing was deleted. */
public final class DeletionRefusedException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient SessionId session;
  private final String reason;

  DeletionRefusedException(SessionId session, String reason, String remedy) {
    super(
        Category.REFUSED, "Session '%s' is not deleted: %s; %s".formatted(session, reason, remedy));
    this.session = session;
    this.reason = reason;
  }

  static DeletionRefusedException ofLive(Session session) {
    return new DeletionRefusedException(
        session.id(), "it is " + session.status(), "stop or complete it first, or use force");
  }

  /** Which session. */
  public SessionId session() {
    return session;
  }

  /** Why. */
  public String reason() {
    return reason;
  }
}
