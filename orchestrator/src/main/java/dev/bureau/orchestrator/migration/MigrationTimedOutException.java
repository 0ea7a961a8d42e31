package dev.bureau.orchestrator.migration;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.SessionId;
import java.time.Duration;

/** A session could not move in the time there was (S41). It stays where it was. */
public final class MigrationTimedOutException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient SessionId session;

  MigrationTimedOutException(SessionId session, Duration timeout, String at) {
    super(
        Category.UNAVAILABLE,
        "Session '%s' has not moved in %s: it was still at %s; try again with more time"
            .formatted(session, timeout, at));
    this.session = session;
  }

  /** Which session. */
  public SessionId session() {
    return session;
  }
}
