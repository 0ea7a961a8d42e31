package dev.bureau.orchestrator.runtime;

import dev.bureau.core.budget.BudgetExceededException;
import dev.bureau.core.cell.Cells;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.context.ContextMap;
import dev.bureau.core.door.AlreadyHandledException;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.FencedException;
import dev.bureau.core.door.Loaded;
import dev.bureau.core.door.MessageRefusedException;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.door.ReadOnlySessionException;
import dev.bureau.core.door.SessionEndedException;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.grant.BudgetRules;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.migration.Migration;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Lifecycle;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionRecovered;
import dev.bureau.core.session.SessionRules;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.store.Failure;
import dev.bureau.core.store.Lease;
import dev.bureau.core.store.Store;
import dev.bureau.core.task.Recipient;
import dev.bureau.core.task.TaskRules;
import dev.bureau.core.trace.Activity;
import dev.bureau.core.trace.Outcome;
import dev.bureau.core.trace.Span;
import dev.bureau.core.trace.Tracer;
import dev.bureau.core.transition.Transition;
import dev.bureau.core.wait.WaitRules;
import dev.bureau.core.wait.Waits;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.MessageRejectedException;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to one message in one session: its handler runs once, outside the door, and what it
 * gathered becomes one commit with the acknowledgement (X23). Knows no threads.
 */
final class Handling {
  private static final Logger LOG = LoggerFactory.getLogger(Handling.class);
  private static final int RECOVERIES = 10;
  private static final int REASON = 2_000;
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final Duration UNTIL_LOOKED_AGAIN = Duration.ofSeconds(10);

  private final Services services;
  private final Door door;
  private final Store store;
  private final Seams seams;
  private final RuntimeConfig settings;
  private final Passed passed;
  private final IntervalFunction backOff;
  private final Due due;
  private final Set<SessionId> moving = ConcurrentHashMap.newKeySet();
  private final Set<SessionId> full = ConcurrentHashMap.newKeySet();

  Handling(Services services, RuntimeConfig settings, Passed passed) {
    this.services = services;
    this.door = services.door();
    this.store = services.store();
    this.seams = services.seams();
    this.settings = settings;
    this.passed = passed;
    this.backOff = IntervalFunction.ofExponentialBackoff(settings.retryDelay(), 2);
    this.due = new Due(store.mailboxes(), LONGEST_PAUSE);
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
        .filter(Handling::takesWork)
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
      left.forEach(each -> bury(mailbox, each.message(), ended));
    }
  }

  private void bury(SessionId mailbox, Message message, SessionId ended) {
    noted(mailbox, message.id(), Failure.unhandled("session '" + ended + "' has ended"));
    if (WaitRules.isTimeout(message)) {
      store.mailboxes().drop(mailbox, message.id()); // nobody is interested any more
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

  private boolean takesWork(SessionId id) {
    return store.sessions().head(id).filter(each -> takesWork(each.session())).isPresent();
  }

  Agent agentOf(SessionId id) {
    Session session = door.load(id).session();
    return Optional.ofNullable(session.agent())
        .flatMap(each -> services.agents().make(each.name()))
        .orElseThrow(() -> new IllegalStateException("Session " + id + " has no bound agent"));
  }

  /** What has its turn now, so many at most. */
  List<Delivery> due(Loaded loaded, SessionId mailbox, int limit) {
    Set<MessageId> parked = loaded.aspects().get(Cells.ASPECT).parked();
    return due.of(mailbox, parked, seams.wall().instant(), limit);
  }

  /**
   * Notes that the session was taken from a dead holder; at the cap it fails instead.
   *
   * @return whether it may be worked on
   */
  boolean recovered(Lease lease) {
    Loaded after =
        door.change(
            lease.session(),
            Caller.holding(lease),
            (session, aspects, moment) -> {
              SessionRecovered recovered =
                  SessionRules.recover(session, aspects.get(Cells.ASPECT).completed());
              if (recovered.recovery().attempt() <= RECOVERIES) {
                return Change.of(recovered);
              }
              String reason = "no progress in " + RECOVERIES + " recoveries";
              return Change.of(
                  SessionRules.operate(session, Operation.FAIL, new Ending(null, reason)));
            });
    LOG.info("Session {} was taken over from a dead holder", lease.session());
    return takesWork(after.session());
  }

  /** Becomes IDLE, unless it waits for somebody (X60). */
  void rest(Lease lease) {
    door.change(
        lease.session(),
        Caller.holding(lease),
        (session, aspects, moment) ->
            aspects.get(Waits.ASPECT).isWaiting()
                ? Change.NONE
                : Change.of(SessionRules.operate(session, Operation.REST, null)));
  }

  /**
   * What the handlings of one turn are committed with.
   *
   * @param outcomes what became of the session's handlings
   */
  JointCommit joint(SessionId mailbox, Lease lease, Loaded loaded, Outcomes outcomes) {
    return new JointCommit(
        services,
        lease,
        loaded,
        outcomes,
        (delivery, cause) -> refused(delivery, mailbox, lease, cause));
  }

  /** The door has refused a handling's effects; tells whether it failed by that. */
  private boolean refused(Delivery delivery, SessionId mailbox, Lease lease, Throwable cause) {
    if (cause instanceof AlreadyHandledException) {
      LOG.debug("Message {} was handled elsewhere", delivery.message().id(), cause);
      return false;
    }
    return takesWork(lease.session())
        && failed(delivery, mailbox, lease, cause)
        && !waitsForAnswer(cause);
  }

  /** Whether somebody was asked for more, and the message waits until it is told (X5). */
  private static boolean waitsForAnswer(Throwable cause) {
    return cause instanceof BudgetExceededException refusal && refusal.question() != null;
  }

  /**
   * Handles one message.
   *
   * @param joint what its effects are committed with
   * @param agent makes the session's agent, or gives the one that was made
   * @param userCode where it can be interrupted
   * @return whether the session is still this holder's and takes more work
   */
  boolean handle(
      Delivery delivery,
      SessionId mailbox,
      JointCommit joint,
      Supplier<Agent> agent,
      UserCode userCode) {
    Tracer tracer = door.tracer();
    if (tracer == Tracer.NONE) {
      return attempt(delivery, mailbox, joint, agent, userCode, Span.NONE);
    }
    Activity handling = new Activity.Handling(joint.session(), delivery.message());
    try (Span span = tracer.begin(handling)) {
      return attempt(delivery, mailbox, joint, agent, userCode, span);
    }
  }

  private boolean attempt(
      Delivery delivery,
      SessionId mailbox,
      JointCommit joint,
      Supplier<Agent> agent,
      UserCode userCode,
      Span span) {
    Message message = delivery.message();
    Lease lease = joint.lease();
    Handler handler = new Handler(services, joint, message, userCode);
    Steps steps = handler.steps();
    if (joint.isFenced()
        || !takesWork(handler.session())
        || isHeld(handler.view().state().aspects())) {
      span.came(Outcome.UNCHANGED);
      return false;
    }
    if (message.isOverdue(seams.wall().instant()) && !steps.hadBegun()) {
      span.came(Outcome.EXPIRED);
      String reason = "its deadline was " + message.deadline();
      release(lease, message.id());
      return noted(mailbox, message.id(), Failure.unhandled(reason).under(lease));
    }
    try {
      if (!handler.isOutdated()) {
        work(agent.get(), message, handler, userCode);
      }
      if (steps.broken().isPresent()) {
        throw steps.broken().get();
      }
      if (steps.retry().isPresent()) {
        throw steps.retry().get();
      }
      if (!steps.isFenced() && !steps.isParked()) {
        joint.add(handler.view(), delivery, effects(handler, message), steps.hasCommitted());
      } else {
        span.came(steps.isParked() ? Outcome.PARKED : Outcome.FENCED);
        joint.keep(handler.reports());
      }
      return !steps.isFenced() && !joint.isFenced();
    } catch (FencedException e) {
      span.came(Outcome.FENCED);
      joint.keep(handler.reports());
      return false;
    } catch (Exception | Error e) {
      // The boundary to users' code: whatever it throws fails this handling and is its reason.
      span.came(Outcome.UNCHANGED); // until it is known that it was the handling's fault
      joint.commit(); // what has ended before stands, or else this handler was misled
      joint.keep(handler.reports()); // it was used all the same
      JointCommit.requireStore(e); // not the message's fault: no attempt is counted
      if (steps.isParked() || joint.isVoid(handler.view())) {
        if (steps.isParked()) {
          span.came(Outcome.PARKED);
        }
        return true;
      }
      if (waitsForAnswer(e)) {
        span.came(Outcome.PARKED);
      } else {
        span.failed(e);
      }
      if (steps.isFenced() || !takesWork(lease.session())) {
        return false; // nor is a session that has ended, or failed, in the meantime
      }
      boolean noted = failed(delivery, mailbox, lease, e);
      if (noted && !waitsForAnswer(e)) {
        joint.failed();
      }
      return noted;
    }
  }

  private static void work(Agent agent, Message message, Handler handler, UserCode userCode)
      throws Exception {
    userCode.enter();
    try {
      agent.handle(message, handler);
    } finally {
      userCode.leave();
    }
  }

  /** What a handling gathered, with the acknowledgement. */
  private Effects effects(Handler handler, Message message) {
    Decision handled =
        (session, aspects, moment) ->
            Change.of(new MessageHandled(message)).withAcknowledgements(List.of(message.id()));
    List<Decision> effects = new ArrayList<>();
    effects.add(Effects.WORK);
    effects.add(handled);
    effects.add((session, aspects, moment) -> WaitRules.ended(aspects.get(Waits.ASPECT), message));
    effects.addAll(handler.operations());
    effects.add(BudgetRules.release(message.id()));
    if (handler.session().type() == SessionType.DIRECTOR) {
      effects.add(TaskRules.goOn(unreachable(handler.departments())));
    }
    return new Effects(effects, handler.reports());
  }

  /** Those that can be given no task now, and why. */
  private Map<Recipient, String> unreachable(Set<Recipient> departments) {
    Map<Recipient, String> unreachable = new HashMap<>();
    for (Recipient each : departments) {
      try {
        door.mailboxOf(each.department(), each.type());
      } catch (BadInputException
          | NoSuchSessionException
          | SessionEndedException
          | MessageRefusedException e) {
        unreachable.put(each, String.valueOf(e.getMessage()));
      }
    }
    return unreachable;
  }

  private boolean failed(Delivery delivery, SessionId mailbox, Lease lease, Throwable cause) {
    Message message = delivery.message();
    boolean isPlain = cause instanceof BureauException || cause instanceof MessageRejectedException;
    String text = isPlain ? cause.getMessage() : cause.toString();
    String reason = text == null ? cause.getClass().getName() : text;
    reason = reason.length() > REASON ? reason.substring(0, REASON) : reason;
    if (waitsForAnswer(cause)) {
      LOG.debug("{} in {} waits for an answer: {}", message.id(), mailbox, reason);
      Instant next = seams.wall().instant().plus(UNTIL_LOOKED_AGAIN);
      return noted(mailbox, message.id(), Failure.postponed(reason, next).under(lease));
    }
    int failures = delivery.failures() + 1;
    LOG.warn("Handling {} in {} failed ({} times): {}", message.id(), mailbox, failures, reason);
    LOG.debug("Handling {} in {} failed", message.id(), mailbox, cause);
    Optional<Duration> pause = pauseAfter(cause, failures);
    if (pause.isEmpty()) {
      release(lease, message.id());
    }
    Failure failure =
        pause.isEmpty()
            ? Failure.forGood(reason)
            : Failure.retry(reason, seams.wall().instant().plus(pause.get()));
    return noted(mailbox, message.id(), failure.under(lease));
  }

  private boolean noted(SessionId mailbox, MessageId message, Failure failure) {
    Tracer tracer = door.tracer();
    Span span =
        tracer == Tracer.NONE ? Span.NONE : tracer.begin(new Activity.Rejecting(mailbox, failure));
    try (span) {
      span.came(Outcome.UNCHANGED); // also if the store breaks
      boolean noted = store.mailboxes().failed(mailbox, message, failure);
      span.came(noted ? Outcome.DONE : Outcome.UNCHANGED);
      return noted;
    }
  }

  /** What is promised to calls of a message that is not handled again, nobody will settle. */
  private void release(Lease lease, MessageId message) {
    try {
      door.change(lease.session(), Caller.holding(lease), BudgetRules.release(message));
    } catch (FencedException | ReadOnlySessionException e) {
      LOG.debug("Another node has {} now, and what is promised in it", lease.session(), e);
    }
  }

  /** When to try again; empty for never. */
  private Optional<Duration> pauseAfter(Throwable cause, int failures) {
    if (cause instanceof StepRetryException step) {
      return Optional.of(step.pause());
    }
    boolean rejected = cause instanceof MessageRejectedException refusal && !refusal.again();
    return rejected || failures > settings.retries()
        ? Optional.empty()
        : Optional.of(
            Duration.ofMillis(Math.min(backOff.apply(failures), LONGEST_PAUSE.toMillis())));
  }
}
