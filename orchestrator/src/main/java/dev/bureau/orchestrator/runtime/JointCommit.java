package dev.bureau.orchestrator.runtime;

import dev.bureau.core.change.Decision;
import dev.bureau.core.change.Fold;
import dev.bureau.core.change.Moment;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.FencedException;
import dev.bureau.core.door.Loaded;
import dev.bureau.core.door.UnknownOutcomeException;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.journal.Event;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Lease;
import dev.bureau.core.store.StoreException;
import dev.bureau.core.usage.Usage;
import dev.bureau.orchestrator.usage.Bookkeeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.function.BiPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The handlings of one turn that have ended and are committed together (DESIGN, Handlers). As long
 * as they are quick, one commit takes them all; each next handler is shown what the ones before
 * will have made of the session. If the commit is refused, each is committed alone, up to the first
 * that cannot be: those after it were shown what has not happened, so they are handled again.
 *
 * <p>Thread-safe: when a handler takes long, another thread commits what waits behind it.
 */
final class JointCommit {
  private static final Logger LOG = LoggerFactory.getLogger(JointCommit.class);
  private static final long LONGEST_NANOS = Duration.ofMillis(2).toNanos();
  private static final long FRESH_NANOS = Duration.ofMillis(10).toNanos();

  private final Door door;
  private final Bookkeeper bookkeeper;
  private final Fold fold;
  private final Seams seams;
  private final Lease lease;
  private final Caller caller;
  private final Outcomes outcomes;
  private final BiPredicate<Delivery, Throwable> refused;
  private final Lock lock;
  private final List<Ended> ended = new ArrayList<>();
  private Fold.State shown;
  private int folded;
  private int operations;
  private int breaks;
  private long readAt;
  private long begunAt;
  private boolean fenced;

  /**
   * @param loaded the session as the store has it
   * @param outcomes what became of the session's handlings
   * @param refused told of a handling whose effects the door refuses; whether it failed by that
   */
  JointCommit(
      Services services,
      Lease lease,
      Loaded loaded,
      Outcomes outcomes,
      BiPredicate<Delivery, Throwable> refused) {
    this.door = services.door();
    this.bookkeeper = services.bookkeeper();
    this.fold = services.fold();
    this.seams = services.seams();
    this.lease = lease;
    this.caller = Caller.holding(lease);
    this.outcomes = outcomes;
    this.refused = refused;
    this.lock = seams.lock();
    this.shown = state(loaded);
    this.readAt = seams.ticker().nanos();
  }

  /** A handling that has ended, and its effects. */
  private record Ended(Delivery delivery, Effects effects) {}

  /**
   * What a handler is shown.
   *
   * @param state the session, with the effects of what has ended
   * @param place the number of its first operation, so that no two of a turn have the same
   * @param breaks how often until then the state that was shown did not come to be
   */
  record View(Fold.State state, int place, int breaks) {}

  Lease lease() {
    return lease;
  }

  /** The session, as it was shown last. */
  Session session() {
    lock.lock();
    try {
      return shown.session();
    } finally {
      lock.unlock();
    }
  }

  /** In whose name this turn commits. */
  Caller caller() {
    return caller;
  }

  /** What the next handler is shown. */
  View view() {
    lock.lock();
    try {
      if (!ended.isEmpty()) {
        foldEnded();
      }
      if (ended.isEmpty()) {
        begunAt = seams.ticker().nanos();
        shown = state(latest(begunAt));
      }
      return new View(shown, operations, breaks);
    } finally {
      lock.unlock();
    }
  }

  /** What this process does is seen at once, what others do after ten milliseconds. */
  private Loaded latest(long now) {
    if (now - readAt < FRESH_NANOS) {
      return door.remembered(lease.session());
    }
    readAt = now;
    return door.load(lease.session());
  }

  /** What has ended, as it will be; only what it takes from the commit's moment may differ. */
  private void foldEnded() {
    Moment moment =
        new Moment(seams.wall().instant(), seams.ids().next(), Actor.session(lease.session()));
    try {
      while (folded < ended.size()) {
        Decision effects = fold.sequence(ended.get(folded).effects().decisions());
        List<Event<?>> events = effects.decide(shown.session(), shown.aspects(), moment).events();
        shown = fold.after(shown, events, moment.now());
        folded++;
      }
    } catch (RuntimeException | Error e) {
      LOG.debug("A handling of {} will be refused", lease.session(), e);
      commit(); // which finds out which one, and why
    }
  }

  /**
   * A handling has ended.
   *
   * @param view what its handler was shown
   * @param alone whether it is to be committed now
   */
  void add(View view, Delivery delivery, Effects effects, boolean alone) {
    lock.lock();
    try {
      if (isVoid(view)) {
        keep(effects.reports());
        return;
      }
      ended.add(new Ended(delivery, effects));
      operations += effects.decisions().size();
      if (alone || isLate()) {
        commit();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Whether what a handler was shown did not come to be; then its handling has no effect. */
  boolean isVoid(View view) {
    lock.lock();
    try {
      return view.breaks() != breaks;
    } finally {
      lock.unlock();
    }
  }

  /** Commits what has ended, if that has waited for long. */
  void commitIfLate() {
    lock.lock();
    try {
      if (isLate()) {
        commit();
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean isLate() {
    return !ended.isEmpty() && seams.ticker().nanos() - begunAt >= LONGEST_NANOS;
  }

  /** Commits what has ended. If the store cannot serve, all of it stays to be committed later. */
  void commit() {
    lock.lock();
    try {
      if (ended.size() < 2 || !together()) {
        oneByOne();
      }
      ended.clear();
      folded = 0;
    } finally {
      lock.unlock();
    }
  }

  private boolean together() {
    try {
      change(ended);
      outcomes.succeeded(ended.size());
      return true;
    } catch (RuntimeException | Error e) {
      requireStore(e);
      LOG.debug("{} handlings of {} are committed one by one", ended.size(), lease.session(), e);
      return false;
    }
  }

  private void oneByOne() {
    for (int i = 0; i < ended.size(); i++) {
      if (!isCommitted(ended.get(i))) {
        breaks++; // what comes after it was shown what has not happened
        keep(reports(ended.subList(i, ended.size())));
        return;
      }
    }
  }

  private boolean isCommitted(Ended each) {
    try {
      change(List.of(each));
      outcomes.succeeded(1);
      return true;
    } catch (FencedException e) {
      fenced = true;
      return false;
    } catch (RuntimeException | Error e) {
      requireStore(e);
      if (refused.test(each.delivery(), e)) {
        outcomes.failed();
      }
      return false;
    }
  }

  private void change(List<Ended> together) {
    List<Decision> all =
        together.stream().flatMap(each -> each.effects().decisions().stream()).toList();
    bookkeeper.change(lease.session(), caller, reports(together), fold.sequence(all));
  }

  private static List<Usage> reports(List<Ended> handlings) {
    return handlings.stream().flatMap(each -> each.effects().reports().stream()).toList();
  }

  /** Bills what a handling has used of which nothing else happens. */
  void keep(List<Usage> reports) {
    try {
      bookkeeper.keep(lease.session(), reports);
    } catch (BureauException e) {
      requireStore(e);
      LOG.error("What {} has used cannot be billed: {}", lease.session(), reports, e);
    }
  }

  /** What the store cannot do at the moment is no fault of any message. */
  static void requireStore(Throwable failure) {
    Throwable cause = failure instanceof UnknownOutcomeException ? failure.getCause() : failure;
    if (cause instanceof StoreException e && e.category().retryHelps()) {
      throw e;
    }
  }

  /** The session after all that has ended was committed. */
  Fold.State end() {
    commit();
    return state(door.remembered(lease.session()));
  }

  /** Whether messages of this turn may have to be handled again. */
  boolean hasBroken() {
    lock.lock();
    try {
      return breaks > 0;
    } finally {
      lock.unlock();
    }
  }

  /** A handling of this turn failed before it came to its commit. */
  void failed() {
    outcomes.failed();
  }

  /** Whether the lease turned out to be lost. */
  boolean isFenced() {
    return fenced;
  }

  private static Fold.State state(Loaded loaded) {
    return new Fold.State(loaded.session(), loaded.aspects());
  }
}
