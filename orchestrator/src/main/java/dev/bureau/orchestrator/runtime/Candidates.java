package dev.bureau.orchestrator.runtime;

import dev.bureau.core.context.ContextMap;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.Loaded;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.migration.Migration;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Lifecycle;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Store;
import dev.bureau.core.transition.Transition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which sessions this runtime can work on now: the live ends of mailboxes' chains whose agents are
 * bound here. Thread-safe.
 */
final class Candidates {
  private final Services services;
  private final Door door;
  private final Store store;
  private final Seams seams;
  private final Passed passed;
  private final Failures failures;
  private final Set<SessionId> moving = ConcurrentHashMap.newKeySet();
  private final Set<SessionId> full = ConcurrentHashMap.newKeySet();

  Candidates(Services services, Passed passed, Failures failures) {
    this.services = services;
    this.door = services.door();
    this.store = services.store();
    this.seams = services.seams();
    this.passed = passed;
    this.failures = failures;
  }

  /**
   * The live end of the mailbox's chain, if this runtime can run it now. Mail that reaches a
   * session that has ended for good goes to the dead letters.
   */
  Optional<Loaded> runnable(SessionId mailbox) {
    long looked = passed.changes();
    Optional<Loaded> end = door.loadEnd(mailbox);
    if (end.isEmpty() || !end.get().writable() || !isBound(end.get().session())) {
      passed.noAgent(mailbox, looked);
      return Optional.empty();
    }
    Session session = end.get().session();
    if (isMoving(end.get().aspects())) {
      moving.add(session.id());
    }
    if (isHeld(end.get().aspects())) {
      return Optional.empty();
    }
    if (isFull(end.get().aspects())) {
      full.add(session.id());
    }
    if (session.status().isFinal()) {
      buryAll(mailbox, session.id());
    }
    return takesWork(session) ? end : Optional.empty();
  }

  private static boolean isFull(Aspects aspects) {
    return aspects.find(ContextMap.ASPECT).filter(context -> context.wanted() != null).isPresent();
  }

  /** Whether a session of the mailbox's chain will do no more, or another one has taken over. */
  boolean hasEnded(SessionId mailbox, SessionId session) {
    return door.end(mailbox)
        .filter(Candidates::takesWork)
        .filter(end -> end.id().equals(session))
        .isEmpty();
  }

  /**
   * What was read before its session is known to have ended still is for that one: another may take
   * its id as soon as it is deleted, and mail that comes then is not to be buried.
   */
  private void buryAll(SessionId mailbox, SessionId ended) {
    List<Delivery> left = store.mailboxes().pending(mailbox, seams.wall().instant(), 1_000);
    if (!left.isEmpty() && door.end(mailbox).filter(Session::hasEnded).isPresent()) {
      left.forEach(each -> failures.bury(mailbox, each.message(), ended));
    }
  }

  /** Whether the session's agent works in this process. */
  boolean isBound(Session session) {
    return session.agent() != null && services.agents().has(session.agent().name());
  }

  /**
   * Whether the session is on its way to another workspace, or back (S41), or passes to another
   * (T5): nothing begins then.
   */
  static boolean isHeld(Aspects aspects) {
    return isMoving(aspects) || aspects.get(Transition.ASPECT).isUnderWay();
  }

  private static boolean isMoving(Aspects aspects) {
    return aspects.get(Migration.ASPECT).isUnderWay();
  }

  /** The sessions that could not run since the last call because they move. */
  Set<SessionId> moving() {
    return taken(moving);
  }

  /** The sessions that had a turn since the last call and are to go on with fresh windows. */
  Set<SessionId> full() {
    return taken(full);
  }

  private static Set<SessionId> taken(Set<SessionId> seen) {
    Set<SessionId> taken = new TreeSet<>(seen);
    seen.removeAll(taken);
    return taken;
  }

  /** Whether the session that the mailbox belongs to moves, or passes to another. */
  boolean isHeld(SessionId mailbox) {
    return door.loadEnd(mailbox).filter(each -> isHeld(each.aspects())).isPresent();
  }

  /** Whether it may be given work, as far as its status goes. */
  static boolean takesWork(Session session) {
    Lifecycle.Kind kind = Lifecycle.step(Operation.WORK, session.status()).kind();
    return kind == Lifecycle.Kind.MOVES || kind == Lifecycle.Kind.NOTHING;
  }
}
