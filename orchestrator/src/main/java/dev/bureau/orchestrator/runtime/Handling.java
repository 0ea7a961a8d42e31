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
import dev.bureau.core.message.Delivery;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageHandled;
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
import dev.bureau.core.store.StoredSession;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.Agents;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
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
  private final RuntimeSettings settings;
  private final IntervalFunction backOff;
  private final Map<SessionId, Left> elsewhere = new ConcurrentHashMap<>();

  Handling(
      Door door, Store store, Fold fold, Seams seams, Agents agents, RuntimeSettings settings) {
    this.door = door;
    this.store = store;
    this.fold = fold;
    this.seams = seams;
    this.agents = agents;
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
    Optional<Session> end = end(mailbox);
    if (end.isEmpty() || end.get().agent() == null || !agents.has(end.get().agent().name())) {
      return Optional.empty();
    }
    Session session = end.get();
    if (session.status().isFinal()) {
      for (Delivery each : store.mailboxes().pending(mailbox, seams.wall().instant(), 1_000)) {
        store
            .mailboxes()
            .failed(
                mailbox,
                each.message().id(),
                Failure.forGood("session '" + session.id() + "' has ended"));
      }
    }
    return takesWork(session) ? Optional.of(session.id()) : Optional.empty();
  }

  private static boolean takesWork(Session session) {
    Lifecycle.Kind kind = Lifecycle.step(Operation.WORK, session.status()).kind();
    return kind == Lifecycle.Kind.MOVES || kind == Lifecycle.Kind.NOTHING;
  }

  private Optional<Session> end(SessionId chain) {
    Optional<Session> end = store.sessions().head(chain).map(StoredSession::session);
    while (end.isPresent() && end.get().links().transitionedTo() != null) {
      end = store.sessions().head(end.get().links().transitionedTo()).map(StoredSession::session);
    }
    return end;
  }

  Agent agentOf(SessionId id) {
    Session session = door.load(id).session();
    return Optional.ofNullable(session.agent())
        .flatMap(each -> agents.make(each.name()))
        .orElseThrow(() -> new IllegalStateException("Session " + id + " has no bound agent"));
  }

  /** What waits and is due, without what waits for a decision about a cell. */
  List<Delivery> due(SessionId session, SessionId mailbox, int limit) {
    Set<MessageId> parked = door.load(session).aspects().get(Cells.ASPECT).parked();
    return store
        .mailboxes()
        .pending(mailbox, seams.wall().instant(), limit + parked.size())
        .stream()
        .filter(each -> !parked.contains(each.message().id()))
        .toList();
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
   * @return whether the session is still this holder's and takes more work
   */
  boolean handle(Delivery delivery, SessionId mailbox, Lease lease, Supplier<Agent> agent) {
    Message message = delivery.message();
    Handler handler = new Handler(door, store, seams, lease, message);
    if (!takesWork(handler.session())) {
      return false;
    }
    try {
      agent.get().handle(message, handler);
      return !handler.isFenced() && (handler.isParked() || finish(handler, message, lease));
    } catch (FencedException e) {
      return false;
    } catch (AlreadyHandledException e) {
      LOG.debug("Message {} was handled elsewhere", message.id(), e);
      return true;
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
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
    Failure failure =
        failures > settings.retries()
            ? Failure.forGood(reason)
            : Failure.retry(reason, seams.wall().instant().plus(pause(failures)));
    return store.mailboxes().failed(mailbox, message.id(), failure.under(lease));
  }

  private Duration pause(int failures) {
    return Duration.ofMillis(Math.min(backOff.apply(failures), LONGEST_PAUSE.toMillis()));
  }
}
