package dev.bureau.core.host;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.store.Holder;

/** A host has the session's agent already, and lives, as far as can be told. Nothing was done. */
public final class HostedElsewhereException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient SessionId session;
  private final transient Holder keeper;

  public HostedElsewhereException(SessionId session, Holder keeper) {
    super(
        Category.REFUSED,
        ("Session '%s' has a host, %s in process %d; end that one, or stop the session and resume it"
                + " (a host on a machine that is gone counts as alive for half an hour)")
            .formatted(session, keeper.node(), keeper.process().pid()));
    this.session = session;
    this.keeper = keeper;
  }

  /** Which session. */
  public SessionId session() {
    return session;
  }

  /** Who has its agent. */
  public Holder keeper() {
    return keeper;
  }
}
