package dev.bureau.orchestrator.migration;

import dev.bureau.core.door.Caller;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.Holder;
import dev.bureau.core.store.Lease;
import dev.bureau.core.store.LeaseOutcome;
import dev.bureau.core.store.Store;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session's lease in the hands of who moves it. As long as it is there no agent handles anything
 * of the session, and nobody else touches the files of the move; who had the lease before can no
 * longer commit. Belongs to one thread.
 */
final class Hold implements AutoCloseable {
  private static final String NODE = "moving-";

  private final Store store;
  private final SessionId session;
  private final Holder holder;
  private @Nullable Lease lease;
  private @Nullable Lease other;

  Hold(Store store, Seams seams, SessionId session) {
    this.store = store;
    this.session = session;
    this.holder = new Holder(NODE + seams.ids().next(), seams.processes().self());
  }

  /** Whether the holder of a lease moves its session. */
  static boolean moves(Lease lease) {
    return lease.holder().node().startsWith(NODE);
  }

  /**
   * Asks for the lease.
   *
   * @param length how long it is needed at most
   * @return whether it is there
   */
  boolean take(Duration length) {
    LeaseOutcome outcome = store.leases().claim(session, holder, length);
    if (outcome instanceof LeaseOutcome.NoSession) {
      throw new NoSuchSessionException(session);
    }
    other = outcome instanceof LeaseOutcome.Held held ? held.by() : null;
    lease = outcome instanceof LeaseOutcome.Granted granted ? granted.lease() : null;
    return lease != null;
  }

  /** Whether somebody else who is alive moves the session, as far as was seen. */
  boolean isMovedByAnother() {
    return other != null && moves(other);
  }

  SessionId session() {
    return session;
  }

  /** Who commits, with what the lease says. */
  Caller caller(Actor actor) {
    return new Caller(actor, actor.session().orElse(null), lease);
  }

  /** Does not give the lease back: by it {@link Recall} finds what could not be brought back. */
  void leaveBehind() {
    lease = null;
  }

  @Override
  public void close() {
    Lease held = lease;
    if (held != null) {
      lease = null;
      store.leases().release(holder, List.of(held));
    }
  }
}
