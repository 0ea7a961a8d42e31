package dev.bureau.core.door;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.SessionId;

/**
 * A handler's commit was refused because another node has taken the session since. Nothing was
 * changed; whoever holds the session now goes on with the work.
 */
public final class FencedException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient SessionId session;
  private final long epoch;
  private final long actualEpoch;

  FencedException(SessionId session, long epoch, long actualEpoch) {
    super(
        Category.CONFLICT,
        "Session '%s' was taken over: this lease has epoch %d, the session %d; give it up"
            .formatted(session, epoch, actualEpoch));
    this.session = session;
    this.epoch = epoch;
    this.actualEpoch = actualEpoch;
  }

  /** Which session. */
  public SessionId session() {
    return session;
  }

  /** The epoch of the lease that was used. */
  public long epoch() {
    return epoch;
  }

  /** The epoch the session has. */
  public long actualEpoch() {
    return actualEpoch;
  }
}
