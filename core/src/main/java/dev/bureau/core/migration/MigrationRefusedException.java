package dev.bureau.core.migration;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.SessionId;

/** A session cannot move as it is (S41). It stays where it was. */
public final class MigrationRefusedException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient SessionId session;

  public MigrationRefusedException(SessionId session, String reason, String remedy) {
    super(
        Category.REFUSED, "Session '%s' does not move: %s; %s".formatted(session, reason, remedy));
    this.session = session;
  }

  /** Which session. */
  public SessionId session() {
    return session;
  }
}
