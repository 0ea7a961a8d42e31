package dev.bureau.core.access;

import dev.bureau.core.door.Caller;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.store.Holder;
import dev.bureau.core.store.Lease;
import dev.bureau.core.store.LeaseOutcome;
import dev.bureau.core.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A session's lease in the hands of who moves the session, or passes it on. As long as it is there
 * no agent handles anything of the session, and nobody else has the same in hand; who had the lease
 * before can no longer commit. Belongs to one thread.
 */
public final class Hold implements AutoCloseable {
  private final Store store;
  private final SessionId session;
  private final Purpose purpose;
  private final Holder holder;
  private @Nullable Lease lease;
  private @Nullable Lease other;

  /** For what a session is held. */
  public enum Purpose {
    /** It moves to another workspace. */
    MOVING,
    /** Another session takes over. */
    PASSING;

    private String node() {
      return name().toLowerCase(Locale.ROOT) + "-";
    }

    /** Whether somebody holds a session for this. */
    public boolean isOf(Lease lease) {
      return lease.holder().node().startsWith(node());
    }
  }

  public Hold(Access access, SessionId session, Purpose purpose) {
    this.store = access.store();
    this.session = session;
    this.purpose = purpose;
    this.holder =
        new Holder(purpose.node() + access.seams().ids().next(), access.seams().processes().self());
  }

  /**
   * Asks for the lease.
   *
   * @param length how long it is needed at most
   * @return whether it is there
   */
  public boolean take(Duration length) {
    LeaseOutcome outcome = store.leases().claim(session, holder, length);
    if (outcome instanceof LeaseOutcome.NoSession) {
      throw new NoSuchSessionException(session);
    }
    other = outcome instanceof LeaseOutcome.Held held ? held.by() : null;
    lease = outcome instanceof LeaseOutcome.Granted granted ? granted.lease() : null;
    return lease != null;
  }

  /** Whether somebody else who is alive holds it for the same, as far as was seen. */
  public boolean isHeldByAnother() {
    return other != null && purpose.isOf(other);
  }

  /** Whose lease it is. */
  public SessionId session() {
    return session;
  }

  /** Who commits, with what the lease says. */
  public Caller caller(Actor actor) {
    return new Caller(actor, actor.session().orElse(null), lease);
  }

  /** Does not give the lease back: by it is found what could not be ended. */
  public void leaveBehind() {
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
