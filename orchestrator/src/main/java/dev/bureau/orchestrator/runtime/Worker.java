package dev.bureau.orchestrator.runtime;

import dev.bureau.core.change.Fold;
import dev.bureau.core.door.Loaded;
import dev.bureau.core.health.RecentHandlings;
import dev.bureau.core.health.Vitals;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.message.Priority;
import dev.bureau.core.store.Lease;
import dev.bureau.core.store.LeaseOutcome;
import dev.bureau.core.store.StoreException;
import dev.bureau.core.wait.Waits;
import dev.bureau.orchestrator.agent.Agent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One session in this process: its lease, its agent, and the turn in which it drains its mailbox.
 * At most one turn runs at a time; what arrives meanwhile asks for another. There may be a hundred
 * thousand of them, so what they share is in their {@link Workplace}.
 */
final class Worker {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
  private static final int BATCH = 32;
  private static final long UNKNOWN = -1;
  private static final byte RESTING = 0;
  private static final byte RUNNING = 1;
  private static final byte WANTED_AGAIN = 2;

  private final SessionId mailbox;
  private final Workplace place;
  private volatile @Nullable Lease lease;
  private volatile @Nullable AtWork atWork;
  private final Outcomes outcomes = new Outcomes();
  private volatile long cpuNanos = UNKNOWN;
  private @Nullable Agent agent;
  private long lastWork;
  private byte level = (byte) Priority.NORMAL.level();
  // These four belong to Turns, which calls what reads and changes them under its lock.
  private byte turn = RESTING;
  private boolean live;
  private boolean waiting;
  private boolean started;

  Worker(SessionId mailbox, Workplace place) {
    this.mailbox = mailbox;
    this.place = place;
    this.lastWork = place.seams().ticker().nanos();
  }

  SessionId mailbox() {
    return mailbox;
  }

  /** How early it gets its turn, as far as is known. */
  int level() {
    return level;
  }

  /** When it last worked, in nanoseconds. */
  long lastWork() {
    return lastWork;
  }

  /** Whether the caller must see to a turn; if there is one already, another will follow it. */
  boolean scheduled() {
    boolean resting = turn == RESTING;
    turn = resting ? RUNNING : WANTED_AGAIN;
    return resting;
  }

  /** Ends a turn; whether another was asked for. */
  boolean finished() {
    boolean again = turn == WANTED_AGAIN;
    turn = RESTING;
    return again;
  }

  /** Whether another turn will follow the one under way. */
  boolean isWantedAgain() {
    return turn == WANTED_AGAIN;
  }

  boolean isResting() {
    return turn == RESTING;
  }

  /** Whether it has room. */
  boolean isLive() {
    return live;
  }

  void live(boolean now) {
    live = now;
  }

  /** It is to have a turn as soon as there is room. */
  void waits() {
    turn = RUNNING;
    waiting = true;
  }

  /** Whether it waited for room, which it does no longer. */
  boolean admitted() {
    boolean waited = waiting;
    waiting = false;
    return waited;
  }

  /** Its session was started while it had its turn. */
  void started() {
    started = true;
  }

  /** Whether its session was started while it had its turn. */
  boolean wasStarted() {
    boolean was = started;
    started = false;
    return was;
  }

  Optional<Lease> lease() {
    return Optional.ofNullable(lease);
  }

  /** Somebody else has taken that lease. */
  void lost(Lease gone) {
    if (gone.equals(lease)) {
      hold(null);
    }
  }

  /** What a turn leaves behind. */
  enum After {
    /** Nothing is due; the session stays live. */
    STAYS,
    /** There is more to do, after others have had their turn. */
    HAS_MORE,
    /** There is work, and no room for it. */
    NEEDS_ROOM,
    /** The session is no longer live here. */
    LEAVES
  }

  /** One turn: handles some of what waits and is due. */
  After drain() {
    Optional<Loaded> runnable = place.candidates().runnable(mailbox);
    if (runnable.isEmpty() || !place.limits().keeps(mailbox, runnable.get().session())) {
      return leave();
    }
    Loaded loaded = runnable.get();
    Lease before = lease;
    if (before != null && !before.isOf(loaded.session())) {
      giveUp(); // that one has passed to this one, or was removed and is another now
    }
    level = (byte) loaded.session().profile().level();
    List<Delivery> due = place.handling().due(loaded, mailbox, BATCH);
    if (due.isEmpty()) {
      // One that waits for an answer keeps its status and takes no room here (S10, X60).
      return isWaiting(loaded.aspects()) || !live ? leave() : After.STAYS;
    }
    if (lease == null) {
      // Until now somebody else may have worked in it: what was due is looked up again.
      return claimed(loaded.session().id()) ? drain() : leave();
    }
    if (!place.room().test(this)) {
      return giveWay();
    }
    Lease held = lease;
    return held == null ? leave() : work(due, held, loaded);
  }

  /** Measures a turn, for its handlings are too many to measure each (S30). */
  private After work(List<Delivery> due, Lease held, Loaded loaded) {
    OptionalLong before = place.seams().processes().cpuNanosOfThisThread();
    try {
      return handled(due, place.handling().joint(mailbox, held, loaded, outcomes));
    } finally {
      OptionalLong after = place.seams().processes().cpuNanosOfThisThread();
      if (before.isPresent() && after.isPresent()) {
        cpuNanos = Math.max(cpuNanos, 0) + after.getAsLong() - before.getAsLong();
      }
    }
  }

  /** What is known of it since it became live here. */
  Vitals vitals() {
    long nanos = cpuNanos;
    RecentHandlings recent = outcomes.recent();
    return new Vitals(
        null,
        nanos == UNKNOWN ? null : Duration.ofNanos(nanos),
        recent.attempts() == 0 ? null : recent);
  }

  private After handled(List<Delivery> due, JointCommit joint) {
    UserCode userCode = new UserCode(place.seams());
    SessionId session = joint.lease().session();
    boolean goesOn = true;
    int handled = 0;
    atWork = new AtWork(userCode, joint);
    try {
      // What has broken leaves messages to be handled again, and what follows them must wait.
      while (goesOn && !joint.hasBroken() && handled < due.size() && !mustPause()) {
        Delivery next = due.get(handled);
        goesOn =
            joint.lease().equals(lease)
                && place.handling().handle(next, mailbox, joint, () -> agent(session), userCode);
        handled++;
      }
    } finally {
      atWork = null;
    }
    Fold.State end = joint.end();
    place.limits().worked(mailbox);
    lastWork = place.seams().ticker().nanos();
    if (!goesOn || joint.isFenced() || !Candidates.takesWork(end.session())) {
      return leave();
    }
    if (handled < due.size() || due.size() == BATCH || joint.hasBroken()) {
      return After.HAS_MORE;
    }
    return isWaiting(end.aspects()) ? leave() : After.STAYS;
  }

  private boolean mustPause() {
    return place.pausing().test(mailbox);
  }

  private static boolean isWaiting(Aspects aspects) {
    return aspects.get(Waits.ASPECT).isWaiting();
  }

  /** The session is to do no more: whatever it is at is interrupted. */
  void interrupt() {
    AtWork now = atWork;
    if (now != null) {
      now.userCode().interrupt();
    }
  }

  /** That session of the chain is to do no more; another one may be at work already. */
  void interrupt(SessionId session) {
    AtWork now = atWork;
    if (now != null && now.joint().lease().session().equals(session)) {
      now.userCode().interrupt();
    }
  }

  /** The session whose messages it handles just now. */
  Optional<SessionId> atWorkIn() {
    return Optional.ofNullable(atWork).map(now -> now.joint().lease().session());
  }

  /** Commits what has waited for long behind a slow handler. */
  void commitIfLate() {
    AtWork now = atWork;
    if (now != null) {
      now.joint().commitIfLate();
    }
  }

  /** What a turn has in its hands. */
  private record AtWork(UserCode userCode, JointCommit joint) {}

  /** Whether it handles messages just now. */
  boolean isAtWork() {
    return atWork != null;
  }

  /** Whether the present thread handles a message of it. */
  boolean isAtWorkHere() {
    AtWork now = atWork;
    return now != null && now.userCode().isHere();
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
    long asked = place.seams().ticker().nanos();
    LeaseOutcome outcome =
        place.store().leases().claim(session, place.holder(), place.settings().lease());
    if (!(outcome instanceof LeaseOutcome.Granted granted)) {
      if (outcome instanceof LeaseOutcome.Held held) {
        place.passed().heldElsewhere(mailbox, held.by(), asked);
      }
      return false;
    }
    hold(granted.lease());
    return !granted.takenOver() || place.handling().recovered(granted.lease());
  }

  /** No work came for long: become IDLE and passive. */
  After rest() {
    Optional<Loaded> runnable = place.candidates().runnable(mailbox);
    if (runnable.isPresent() && (lease != null || claimed(runnable.get().session().id()))) {
      lease().ifPresent(place.handling()::rest);
    }
    return leave();
  }

  /** Is no longer live. */
  After leave() {
    giveUp();
    return After.LEAVES;
  }

  /** Lets others have its room, or its chance to get some. */
  After giveWay() {
    giveUp();
    return After.NEEDS_ROOM;
  }

  private void giveUp() {
    Lease held = lease;
    hold(null);
    agent = null;
    place.limits().forget(mailbox);
    if (held != null) {
      place.store().leases().release(place.holder(), List.of(held));
    }
  }

  private void hold(@Nullable Lease now) {
    lease = now;
    if (now == null) {
      place.leased().remove(mailbox, this);
    } else {
      place.leased().put(mailbox, this);
    }
  }

  private Agent agent(SessionId session) {
    Agent made = agent;
    if (made == null) {
      made = place.handling().agentOf(session);
      agent = made;
    }
    return made;
  }
}
