package dev.bureau.orchestrator.runtime;

import dev.bureau.core.cell.Cells;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.change.Fold;
import dev.bureau.core.door.AlreadyHandledException;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.FencedException;
import dev.bureau.core.door.Loaded;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Lifecycle;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionRecovered;
import dev.bureau.core.session.SessionRules;
import dev.bureau.core.store.Failure;
import dev.bureau.core.store.Lease;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoreException;
import dev.bureau.core.wait.WaitRules;
import dev.bureau.core.wait.Waits;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.Agents;
import dev.bureau.orchestrator.agent.MessageRejectedException;
import dev.bureau.orchestrator.progress.Progress;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final Door door;
  private final Store store;
  private final Fold fold;
  private final Seams seams;
  private final Agents agents;
  private final Progress progress;
  private final RuntimeSettings settings;
  private final IntervalFunction backOff;
  private final Map<SessionId, Left> elsewhere = new ConcurrentHashMap<>();

  Handling(
      Door door,
      Store store,
      Fold fold,
      Seams seams,
      Agents agents,
      Progress progress,
      RuntimeSettings settings) {
    this.door = door;
    this.store = store;
    this.fold = fold;
    this.seams = seams;
    this.agents = agents;
    this.progress = progress;
    this.settings = settings;
    this.backOff = IntervalFunction.ofExponentialBackoff(settings.retryDelay(), 2);
  }

  /** A mailbox that another holder works on, and until when not to ask again. */
  private record Left(Lease by, long untilNanos) {}

  /** Remembers that somebody alive has the session, so that not every look asks for it. */
  void leave(SessionId mailbox, Lease by, long askedNanos) {
    elsewhere.put(mailbox, new Left(by, askedNanos + LOOK_AGAIN.toNanos()));
  }

  /** Whether asking for the session makes sense now: at once if its holder has died. */
  boolean mayRun(SessionId mailbox) {
    Left left = elsewhere.get(mailbox);
    if (left == null) {
      return true;
    }
    boolean free =
        seams.ticker().nanos() - left.untilNanos() > 0
            || seams.processes().isGone(left.by().holder().process());
    if (free) {
      elsewhere.remove(mailbox);
    }
    return free;
  }

  /**
   * The live end of the mailbox's chain, if this runtime can run it now. Mail that reaches a
   * session that has ended for good goes to the dead letters.
   */
  Optional<SessionId> runnable(SessionId mailbox) {
    Optional<Session> end = door.end(mailbox);
    if (end.isEmpty() || end.get().agent() == null || !agents.has(end.get().agent().name())) {
      return Optional.empty();
    }
    Session session = end.get();
    if (session.status().isFinal()) {
      for (Delivery each : store.mailboxes().pending(mailbox, seams.wall().instant(), 1_000)) {
        bury(mailbox, each.message(), session.id());
      }
    }
    return takesWork(session) ? Optional.of(session.id()) : Optional.empty();
  }

  /** Whether the session that the mailbox belongs to will do no more. */
  boolean hasEnded(SessionId mailbox) {
    return door.end(mailbox).filter(each -> !each.status().isFinal()).isEmpty();
  }

  private void bury(SessionId mailbox, Message message, SessionId ended) {
    store
        .mailboxes()
        .failed(mailbox, message.id(), Failure.forGood("session '" + ended + "' has ended"));
    if (message.type().equals(MessageType.WAIT_TIMED_OUT)) {
      store.mailboxes().drop(mailbox, message.id()); // nobody is interested any more
    }
  }

  private static boolean takesWork(Session session) {
    Lifecycle.Kind kind = Lifecycle.step(Operation.WORK, session.status()).kind();
    return kind == Lifecycle.Kind.MOVES || kind == Lifecycle.Kind.NOTHING;
  }

  Agent agentOf(SessionId id) {
    Session session = door.load(id).session();
    return Optional.ofNullable(session.agent())
        .flatMap(each -> agents.make(each.name()))
        .orElseThrow(() -> new IllegalStateException("Session " + id + " has no bound agent"));
  }

  /**
   * What a session has to do.
   *
   * @param messages what is due, in the order in which to handle it
   * @param waiting whether it waits for an answer or a reply
   */
  record Due(List<Delivery> messages, boolean waiting) {}

  /**
   * What is due, without what waits for a decision about a cell. If there is more than the limit,
   * the last place belongs to what has waited longest, so that nothing waits for ever behind what
   * is more urgent.
   */
  Due due(SessionId session, SessionId mailbox, int limit) {
    Aspects aspects = door.load(session).aspects();
    Set<MessageId> parked = aspects.get(Cells.ASPECT).parked();
    Instant now = seams.wall().instant();
    List<Delivery> due = new ArrayList<>();
    for (Delivery each : store.mailboxes().pending(mailbox, now, limit + parked.size())) {
      if (due.size() < limit && !parked.contains(each.message().id())) {
        due.add(each);
      }
    }
    if (due.size() == limit) {
      store
          .mailboxes()
          .oldest(mailbox, now)
          .filter(each -> !parked.contains(each.message().id()) && !due.contains(each))
          .ifPresent(each -> due.set(limit - 1, each));
    }
    return new Due(due, aspects.get(Waits.ASPECT).isWaiting());
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

  void rest(Lease lease) {
    door.change(
        lease.session(),
        Caller.holding(lease),
        (session, aspects, moment) ->
            Change.of(SessionRules.operate(session, Operation.REST, null)));
  }

  /**
   * Handles one message.
   *
   * @param agent makes the session's agent, or gives the one that was made
   * @param userCode where it can be interrupted
   * @return whether the session is still this holder's and takes more work
   */
  boolean handle(
      Delivery delivery, SessionId mailbox, Lease lease, Supplier<Agent> agent, UserCode userCode) {
    Message message = delivery.message();
    Handler handler = new Handler(door, store, seams, progress, lease, message, userCode);
    if (!takesWork(handler.session())) {
      return false;
    }
    if (message.isOverdue(seams.wall().instant())) {
      String reason = "its deadline was " + message.deadline();
      return store.mailboxes().failed(mailbox, message.id(), Failure.forGood(reason).under(lease));
    }
    try {
      if (!handler.isOutdated()) {
        work(agent.get(), message, handler, userCode);
      }
      if (handler.retry().isPresent()) {
        throw handler.retry().get();
      }
      return !handler.isFenced() && (handler.isParked() || finish(handler, message, lease));
    } catch (FencedException e) {
      return false;
    } catch (AlreadyHandledException e) {
      LOG.debug("Message {} was handled elsewhere", message.id(), e);
      return true;
    } catch (Exception | LinkageError | AssertionError | VirtualMachineError e) {
      // The boundary to users' code: whatever it throws fails this handling and is its reason.
      if (e instanceof StoreException failure && failure.category().retryHelps()) {
        throw failure; // not the message's fault: no attempt is counted
      }
      if (handler.isParked()) {
        return true;
      }
      if (handler.isFenced() || !takesWork(door.load(lease.session()).session())) {
        return false; // nor is a session that has ended, or failed, in the meantime
      }
      return failed(delivery, mailbox, lease, e);
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

  /** Commits what a handling gathered; whether the session still takes work after it. */
  private boolean finish(Handler handler, Message message, Lease lease) {
    Decision handled =
        (session, aspects, moment) ->
            new Change(
                List.of(new MessageHandled(message)),
                List.of(),
                List.of(message.id()),
                List.of(),
                List.of());
    List<Decision> all = new ArrayList<>();
    all.add(Handler.WORK);
    all.add(handled);
    all.add((session, aspects, moment) -> WaitRules.ended(aspects.get(Waits.ASPECT), message));
    all.addAll(handler.operations());
    Loaded after = door.change(lease.session(), Caller.holding(lease), fold.sequence(all));
    return takesWork(after.session());
  }

  private boolean failed(Delivery delivery, SessionId mailbox, Lease lease, Throwable cause) {
    Message message = delivery.message();
    String text = cause instanceof BureauException ? cause.getMessage() : cause.toString();
    String reason = text == null ? cause.getClass().getName() : text;
    reason = reason.length() > REASON ? reason.substring(0, REASON) : reason;
    int failures = delivery.failures() + 1;
    LOG.warn("Handling {} in {} failed ({} times): {}", message.id(), mailbox, failures, reason);
    LOG.debug("Handling {} in {} failed", message.id(), mailbox, cause);
    Optional<Duration> pause = pauseAfter(cause, failures);
    Failure failure =
        pause.isEmpty()
            ? Failure.forGood(reason)
            : Failure.retry(reason, seams.wall().instant().plus(pause.get()));
    return store.mailboxes().failed(mailbox, message.id(), failure.under(lease));
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
