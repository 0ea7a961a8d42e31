package dev.bureau.orchestrator.runtime;

import dev.bureau.core.cell.Cells;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.door.AlreadyHandledException;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.FencedException;
import dev.bureau.core.door.Loaded;
import dev.bureau.core.door.MessageRefusedException;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.door.SessionEndedException;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.grant.BudgetRules;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionRecovered;
import dev.bureau.core.session.SessionRules;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.store.Lease;
import dev.bureau.core.store.Store;
import dev.bureau.core.task.Recipient;
import dev.bureau.core.task.TaskRules;
import dev.bureau.core.trace.Activity;
import dev.bureau.core.trace.Outcome;
import dev.bureau.core.trace.Span;
import dev.bureau.core.trace.Tracer;
import dev.bureau.core.wait.WaitRules;
import dev.bureau.core.wait.Waits;
import dev.bureau.orchestrator.agent.Agent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  private final Services services;
  private final Door door;
  private final Store store;
  private final Seams seams;
  private final Failures failures;
  private final Due due;

  Handling(Services services, Failures failures) {
    this.services = services;
    this.door = services.door();
    this.store = services.store();
    this.seams = services.seams();
    this.failures = failures;
    this.due = new Due(store.mailboxes(), Failures.LONGEST_PAUSE);
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
    return Candidates.takesWork(after.session());
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
        && failures.failed(delivery, mailbox, lease, cause)
        && !Failures.waitsForAnswer(cause);
  }

  private boolean takesWork(SessionId id) {
    return store
        .sessions()
        .head(id)
        .filter(each -> Candidates.takesWork(each.session()))
        .isPresent();
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
        || !Candidates.takesWork(handler.session())
        || Candidates.isHeld(handler.view().state().aspects())) {
      span.came(Outcome.UNCHANGED);
      return false;
    }
    if (message.isOverdue(seams.wall().instant()) && !steps.hadBegun()) {
      span.came(Outcome.EXPIRED);
      return failures.expired(message, mailbox, lease);
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
      if (Failures.waitsForAnswer(e)) {
        span.came(Outcome.PARKED);
      } else {
        span.failed(e);
      }
      if (steps.isFenced() || !takesWork(lease.session())) {
        return false; // nor is a session that has ended, or failed, in the meantime
      }
      boolean noted = failures.failed(delivery, mailbox, lease, e);
      if (noted && !Failures.waitsForAnswer(e)) {
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
}
