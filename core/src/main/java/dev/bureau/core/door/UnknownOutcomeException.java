package dev.bureau.core.door;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.SessionId;

/** The store broke in the middle of a commit and cannot tell yet whether it stands. */
public final class UnknownOutcomeException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient SessionId session;
  private final transient CommitId commit;

  UnknownOutcomeException(SessionId session, CommitId commit, Throwable cause) {
    super(
        Category.UNAVAILABLE,
        "Whether commit %s of session '%s' stands is unknown (%s); look it up when the store is back"
            .formatted(commit, session, cause.getMessage()),
        cause);
    this.session = session;
    this.commit = commit;
  }

  /** Which session. */
  public SessionId session() {
    return session;
  }

  /** The commit to look up. */
  public CommitId commit() {
    return commit;
  }
}
