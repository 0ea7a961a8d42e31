package dev.bureau.core.tree;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.SessionId;

/** A session that is being stopped with all below it supervises no new ones (S8). */
public final class TreeStoppingException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient SessionId supervisor;

  public TreeStoppingException(SessionId supervisor, Stopping stopping) {
    super(
        Category.REFUSED,
        "Session '%s' is being stopped (%s) and supervises no new ones; choose another supervisor"
            .formatted(supervisor, stopping.reason()));
    this.supervisor = supervisor;
  }

  /** Which session is being stopped. */
  public SessionId supervisor() {
    return supervisor;
  }
}
