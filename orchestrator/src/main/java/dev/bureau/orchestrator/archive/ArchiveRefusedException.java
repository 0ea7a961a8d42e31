package dev.bureau.orchestrator.archive;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.SessionId;

/** A session cannot be archived as it is (R8). Nothing was changed. */
public final class ArchiveRefusedException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient SessionId session;
  private final String reason;

  ArchiveRefusedException(SessionId session, String reason, String remedy) {
    super(
        Category.REFUSED,
        "Session '%s' is not archived: %s; %s".formatted(session, reason, remedy));
    this.session = session;
    this.reason = reason;
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
