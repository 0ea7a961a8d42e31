package dev.bureau.core.door;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.store.Lease;

/**
 * A handler's commit was refused because another node has taken the session since, or because the
 * session was removed and its id belongs to another one now. Nothing was changed; whoever holds the
 * session now goes on with the work.
 */
public final class FencedException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient SessionId session;
  private final long epoch;
  private final long actualEpoch;

  private FencedException(String message, Lease lease, long actualEpoch) {
    super(Category.CONFLICT, message);
    this.session = lease.session();
    this.epoch = lease.epoch();
    this.actualEpoch = actualEpoch;
  }

  static FencedException takenOver(Lease lease, long actualEpoch) {
    return new FencedException(
        "Session '%s' was taken over: this lease has epoch %d, the session %d; give it up"
            .formatted(lease.session(), lease.epoch(), actualEpoch),
        lease,
        actualEpoch);
  }

  static FencedException ofAnother(Lease lease, Loaded now) {
    return new FencedException(
        "Session '%s' was removed and created again: this lease is of the one of %s, not of %s; give it up"
            .formatted(lease.session(), lease.created(), now.session().times().created()),
        lease,
        now.epoch());
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
