package dev.bureau.orchestrator.runtime;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.SessionId;

/** As many sessions are live in this process as may be (S10). Nothing was started. */
public final class TooManySessionsException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient SessionId session;
  private final int limit;

  TooManySessionsException(SessionId session, int limit) {
    super(
        Category.UNAVAILABLE,
        ("Session '%s' is not started: %d sessions are live in this process, as many as may be;"
                + " start it when one has ended or rests, or raise maxSessions")
            .formatted(session, limit));
    this.session = session;
    this.limit = limit;
  }

  /** Which session. */
  public SessionId session() {
    return session;
  }

  /** The most sessions that may be live. */
  public int limit() {
    return limit;
  }
}
