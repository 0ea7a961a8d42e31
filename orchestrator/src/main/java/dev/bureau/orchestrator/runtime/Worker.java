package dev.bureau.orchestrator.runtime;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.Holder;
import dev.bureau.core.store.Lease;
import dev.bureau.core.store.LeaseOutcome;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoreException;
import dev.bureau.orchestrator.agent.Agent;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One live session: its lease, its agent, and the turn in which it drains its mailbox. At most one
 * turn runs at a time; what arrives meanwhile asks for another.
 */
final class Worker {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
  private static final int BATCH = 32;
  private static final int RESTING = 0;
  private static final int RUNNING = 1;
  private static final int WANTED_AGAIN = 2;

  private final SessionId mailbox;
  private final Handling handling;
  private final Store store;
  private final Seams seams;
  private final RuntimeSettings settings;
  private final Holder holder;
  private final BooleanSupplier closing;
  private final AtomicInteger turn = new AtomicInteger(RESTING);
  private volatile @Nullable Lease lease;
  private volatile long lastWork;
  private @Nullable Agent agent;
  private volatile @Nullable UserCode atWork;

  Worker(
      SessionId mailbox,
      Handling handling,
      Store store,
      Seams seams,
      RuntimeSettings settings,
      Holder holder,
      BooleanSupplier closing) {
    this.mailbox = mailbox;
    this.handling = handling;
    this.store = store;
    this.seams = seams;
    this.settings = settings;
    this.holder = holder;
    this.closing = closing;
    this.lastWork = seams.ticker().nanos();
  }

  SessionId mailbox() {
    return mailbox;
  }

  /** Whether the caller must run a turn; if one runs already, it will be followed by another. */
  boolean scheduled() {
    return turn.getAndUpdate(now -> now == RESTING ? RUNNING : WANTED_AGAIN) == RESTING;
  }

  /** Ends a turn; whether another was asked for. */
  boolean finished() {
    return turn.getAndSet(RESTING) == WANTED_AGAIN;
  }

  Optional<Lease> lease() {
    return Optional.ofNullable(lease);
  }

  /** Somebody else has taken that lease. */
  void lost(Lease gone) {
    if (gone.equals(lease)) {
      lease = null;
    }
  }

  boolean isIdle() {
    return turn.get() == RESTING
        && seams.ticker().nanos() - lastWork > settings.idleTime().toNanos();
  }

  /** What a turn leaves behind. */
  enum After {
    /** Nothing is due; the session stays live. */
    STAYS,
    /** There is more to do, after others have had their turn. */
    HAS_MORE,
    /** The session is no longer live here. */
    LEAVES
  }

  /** One turn: handles some of what waits and is due. */
  After drain() {
    Optional<SessionId> session = handling.runnable(mailbox);
    if (session.isEmpty()) {
      return giveUp();
    }
    Handling.Due due = handling.due(session.get(), mailbox, BATCH);
    if (due.messages().isEmpty()) {
      // One that waits for an answer keeps its status and takes no room here (S10, X60).
      return lease == null || due.waiting() ? giveUp() : After.STAYS;
    }
    if (lease == null && !claimed(session.get())) {
      return giveUp();
    }
    for (Delivery delivery : due.messages()) {
      Lease held = lease;
      if (closing.getAsBoolean()) {
        return After.STAYS;
      }
      lastWork = seams.ticker().nanos();
      if (held == null || !handled(delivery, held, session.get())) {
        return giveUp();
      }
    }
    lastWork = seams.ticker().nanos();
    return After.HAS_MORE;
  }

  private boolean handled(Delivery delivery, Lease held, SessionId session) {
    UserCode userCode = new UserCode(seams);
    atWork = userCode;
    try {
      return handling.handle(delivery, mailbox, held, () -> agent(session), userCode);
    } finally {
      atWork = null;
    }
  }

  /** The session is to do no more: whatever it is at is interrupted. */
  void interrupt() {
    UserCode userCode = atWork;
    if (userCode != null) {
      userCode.interrupt();
    }
  }

  /** Whether it handles a message just now. */
  boolean isAtWork() {
    return atWork != null;
  }

  /** A turn broke off: gives the lease back if that is possible, so that nobody waits for it. */
  void breakOff() {
    try {
      giveUp();
    } catch (StoreException e) {
      LOG.debug("The lease on {} will expire by itself", mailbox, e);
    }
  }

  private boolean claimed(SessionId session) {
    long asked = seams.ticker().nanos();
    LeaseOutcome outcome = store.leases().claim(session, holder, settings.lease());
    if (!(outcome instanceof LeaseOutcome.Granted granted)) {
      if (outcome instanceof LeaseOutcome.Held held) {
        handling.leave(mailbox, held.by(), asked);
      }
      return false;
    }
    lease = granted.lease();
    return !granted.takenOver() || handling.recovered(granted.lease());
  }

  /** No work came for long: become IDLE and passive. */
  After rest() {
    Lease held = lease;
    if (held != null) {
      handling.rest(held);
    }
    return giveUp();
  }

  private After giveUp() {
    Lease held = lease;
    lease = null;
    if (held != null) {
      store.leases().release(holder, List.of(held));
    }
    return After.LEAVES;
  }

  private Agent agent(SessionId session) {
    Agent made = agent;
    if (made == null) {
      made = handling.agentOf(session);
      agent = made;
    }
    return made;
  }
}
