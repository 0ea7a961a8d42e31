package dev.bureau.transitions;

import dev.bureau.core.access.Access;
import dev.bureau.core.access.Hold;
import dev.bureau.core.access.Patience;
import dev.bureau.core.access.Reserved;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.Loaded;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Lifecycle;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionRules;
import dev.bureau.core.session.Status;
import dev.bureau.core.transition.Cause;
import dev.bureau.core.transition.Passage;
import dev.bureau.core.transition.Transition;
import dev.bureau.core.transition.TransitionRefusedException;
import dev.bureau.core.transition.TransitionRules;
import dev.bureau.core.transition.Waiting;
import java.time.Duration;
import java.time.Instant;

/**
 * Passes sessions to the next of their chains (T5). The old one ends, a new one with a new id takes
 * over its task, role, place in the tree, groups, bindings, observers and mail, and begins with an
 * empty window. A passage is an intent in the old one's journal, with the new id fixed in it, and
 * commits that may be done again: killed anywhere, whoever runs agents on the store sees it through
 * (X10; see {@link Followup}). Thread-safe.
 *
 * <pre>{@code
 * Session next = bureau.transitions().transition(id, TransitionSpec.of(Cause.CLEAR)).to();
 * }</pre>
 */
public final class Transitions {
  private static final Duration TO_BE_THROUGH = Duration.ofMinutes(1);

  private final Access access;
  private final Door door;
  private final Duration poll;
  private final Takeover takeover;
  private final Reserved reserved;

  /**
   * @param access in whose name sessions pass
   * @param poll how often to look whether a handling under way has ended
   */
  public Transitions(Access access, Duration poll) {
    this.access = access;
    this.door = access.door();
    this.poll = poll;
    this.takeover = new Takeover(access);
    this.reserved = new Reserved(door, access.caller());
  }

  /** Passes a session on as the other method does, and tells nobody how far it is. */
  public Transitioned transition(SessionId id, TransitionSpec spec) throws InterruptedException {
    return transition(id, spec, TransitionListener.NOBODY);
  }

  /**
   * Passes a session to the next of its chain, as the table of S4 says. One that is on its way
   * already is seen through. Not to be called by the session's own agent: it would wait for itself.
   *
   * @param listener told how far it is
   * @throws dev.bureau.core.door.NoSuchSessionException if there is no such session
   * @throws dev.bureau.core.door.ObserverChangeException if an observer asks for another session
   * @throws TransitionRefusedException if it has passed before, moves, is being stopped, or was
   *     ended by somebody else meanwhile
   * @throws dev.bureau.core.error.BureauException if the store cannot serve; what has begun is seen
   *     through later
   * @throws InterruptedException if this thread is interrupted while it waits for a handling; the
   *     passage is seen through later
   */
  public Transitioned transition(SessionId id, TransitionSpec spec, TransitionListener listener)
      throws InterruptedException {
    Caller caller = access.caller();
    door.requireNoObserver(id, caller);
    Loaded loaded = door.load(id);
    Session before = loaded.session();
    requireEnd(before);
    TransitionRules.requireFree(before, loaded.aspects(), access.seams().wall().instant());
    SessionId next = new SessionId(access.seams().ids().next().value());
    Passage passage = new Passage(next, spec.cause(), spec.ending());
    Telling telling = new Telling(listener);
    telling.ending(before);
    Waiting waiting = listed(id, spec.drain());
    try (Hold hold = new Hold(access, id, Hold.Purpose.PASSING)) {
      boolean free = hold.take(TO_BE_THROUGH) || isFree(before, hold, passage, spec.drain());
      Caller holding = free ? hold.caller(access.actor()) : caller;
      Transitioned.Manner manner = free ? Transitioned.Manner.GRACEFUL : Transitioned.Manner.FORCED;
      Loaded passed = passed(id, holding, passage);
      telling.ended(passed.session());
      Session to = takeover.of(passed, holding, telling);
      reserved.change(TransitionRules.unlist(id, waiting));
      return new Transitioned(door.load(id).session(), to, manner);
    } catch (TransitionRefusedException e) {
      reserved.change(TransitionRules.unlist(id, waiting));
      throw e;
    }
  }

  /** Whoever finds it on the list sees it through, should this process die. */
  private Waiting listed(SessionId id, Duration drain) {
    Instant until = access.seams().wall().instant().plus(drain).plus(TO_BE_THROUGH);
    Waiting waiting = new Waiting(access.seams().processes().self(), until);
    reserved.change(TransitionRules.list(id, waiting));
    return waiting;
  }

  /** Whether its agent is through in time; it begins nothing more. */
  private boolean isFree(Session session, Hold hold, Passage passage, Duration drain)
      throws InterruptedException {
    door.change(session.id(), access.caller(), TransitionRules.intend(passage));
    SessionId chain = session.links().chain();
    try (Patience patience = new Patience(door, access.seams(), poll, chain, drain)) {
      return patience.until(() -> hold.take(TO_BE_THROUGH));
    }
  }

  private Loaded passed(SessionId id, Caller caller, Passage passage) {
    Loaded passed = door.change(id, caller, TransitionRules.pass(passage));
    if (passed.session().links().transitionedTo() == null) {
      throw new TransitionRefusedException(
          id, "it was ended meanwhile", "resume it if there is more to do");
    }
    return passed;
  }

  /**
   * Has a session go on, as the table of S4 says: one that has begun is started, one that has
   * failed or ended passes to another that knows what it knew.
   *
   * @return the session that goes on
   * @throws dev.bureau.core.door.NoSuchSessionException if there is no such session
   * @throws dev.bureau.core.door.ObserverChangeException if an observer asks for another session
   * @throws TransitionRefusedException if it has passed before, or moves
   * @throws dev.bureau.core.error.BureauException if the store cannot serve; what has begun is seen
   *     through later
   * @throws InterruptedException if this thread is interrupted while it waits
   */
  public Session resume(SessionId id) throws InterruptedException {
    Session session = door.load(id).session();
    requireEnd(session);
    if (!passesToResume(session)) {
      Decision resume =
          (head, aspects, moment) ->
              passesToResume(head) // it has failed or ended meanwhile
                  ? Change.NONE
                  : Change.of(SessionRules.operate(head, Operation.RESUME, null));
      session = door.change(id, access.caller(), resume).session();
    }
    if (!passesToResume(session)) {
      return session;
    }
    Cause cause = session.status() == Status.ERROR ? Cause.RECOVERY : Cause.RESUME;
    return transition(id, TransitionSpec.of(cause)).to();
  }

  private static boolean passesToResume(Session session) {
    return Lifecycle.step(Operation.RESUME, session.status()).kind() == Lifecycle.Kind.PASSES;
  }

  private boolean isUnderWay(SessionId id) {
    return door.remembered(id).aspects().get(Transition.ASPECT).isUnderWay();
  }

  /**
   * Makes sure that a session has not passed before. One that is on its way may be seen through.
   *
   * @throws TransitionRefusedException if it has; it names the end of the chain
   */
  public void requireEnd(Session session) {
    SessionId next = session.links().transitionedTo();
    if (next == null || isUnderWay(session.id())) {
      return;
    }
    SessionId end = door.end(session.id()).map(Session::id).orElse(next);
    throw new TransitionRefusedException(
        session.id(), "it has passed to " + next, "pass on " + end + ", the end of its chain");
  }
}
