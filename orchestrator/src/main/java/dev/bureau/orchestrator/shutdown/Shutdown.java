package dev.bureau.orchestrator.shutdown;

import dev.bureau.core.access.Access;
import dev.bureau.core.change.Decision;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.door.SessionEndedException;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Status;
import dev.bureau.core.store.Store;
import dev.bureau.core.trace.Activity;
import dev.bureau.core.trace.Activity.Stopping.Manner;
import dev.bureau.core.trace.Span;
import dev.bureau.core.trace.Tracer;
import dev.bureau.core.transition.TransitionRules;
import dev.bureau.core.tree.TreeRules;
import dev.bureau.orchestrator.configuration.SwitchedOffException;
import dev.bureau.orchestrator.message.Inbox;
import dev.bureau.orchestrator.message.Messages;
import dev.bureau.orchestrator.session.SessionManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops sessions with all below them (S8). Departments stop before their director, and those of one
 * level in reverse order of start. Stopping again what was broken off goes on with what is left: a
 * session is either final or as it was. Thread-safe.
 */
public final class Shutdown {
  /** How long a graceful shutdown takes at most, unless it is said. */
  public static final Duration TIMEOUT = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);
  private static final Duration LONGEST = Duration.ofDays(365);
  private static final Duration TO_BE_THROUGH = Duration.ofMinutes(1);

  private final Door door;
  private final Store store;
  private final Seams seams;
  private final Caller caller;
  private final SessionManager sessions;
  private final Messages messages;
  private final ShutdownConfig config;
  private final Levels levels;

  /**
   * @param access in whose name sessions are stopped
   * @param sessions, messages act in the same name
   */
  public Shutdown(
      Access access, SessionManager sessions, Messages messages, ShutdownConfig config) {
    this.door = access.door();
    this.store = access.store();
    this.seams = access.seams();
    this.caller = access.caller();
    this.sessions = sessions;
    this.messages = messages;
    this.config = config;
    this.levels = new Levels(store.sessions());
  }

  /**
   * Stops a session and all below it gracefully: each takes no more mail, handles what waits, and
   * is stopped. Those that are not through in time are stopped all the same. A session in which
   * nobody can work (without an agent, INITIALIZING, in ERROR) is not waited for. While it is being
   * stopped, a session that has others below it supervises no new ones. Who comes below another
   * meanwhile is stopped as well, and so is who takes over from the topmost.
   *
   * @param timeout for all of them together, 0 to 365 days; {@link #TIMEOUT} if nothing speaks for
   *     another
   * @param reason in a few words
   * @return what became of each that was not final, in the order in which they were stopped; of the
   *     topmost, what it is refused for is thrown
   * @throws dev.bureau.core.door.NoSuchSessionException if there is no such session
   * @throws dev.bureau.core.door.ObserverChangeException if an observer asks for another session
   * @throws dev.bureau.core.transition.SessionPassingException if it passes to another that is not
   *     there yet; stopping it again helps
   * @throws BadInputException if the timeout is out of its range
   * @throws BureauException if the store cannot serve or another process is in the way; what was
   *     not stopped goes on, and stopping it again may help
   * @throws InterruptedException if this thread is interrupted; what was not stopped goes on
   */
  public List<Stopped> graceful(SessionId top, Duration timeout, String reason)
      throws InterruptedException {
    return graceful(top, timeout, reason, ShutdownListener.NOBODY);
  }

  /**
   * Stops a session and all below it gracefully, as the other method does.
   *
   * @param listener told whose mail is waited for, and of each session that was stopped
   */
  public List<Stopped> graceful(
      SessionId top, Duration timeout, String reason, ShutdownListener listener)
      throws InterruptedException {
    if (timeout.isNegative() || timeout.compareTo(LONGEST) > 0) {
      throw new BadInputException("timeout", timeout, "give 0 to 365 days");
    }
    return traced(Manner.GRACEFUL, () -> drainedAndStopped(top, timeout, reason, listener));
  }

  private List<Stopped> drainedAndStopped(
      SessionId top, Duration timeout, String reason, ShutdownListener listener)
      throws InterruptedException {
    long deadline = seams.ticker().nanos() + timeout.toNanos();
    Levels.Tree marked = mark(top, reason, timeout);
    Telling telling = new Telling(listener);
    return whole(
        marked, level -> stopped(level, drained(level, deadline, telling), reason), telling);
  }

  private List<Stopped> traced(Manner manner, Stopping stopping) throws InterruptedException {
    Tracer tracer = door.tracer();
    if (tracer == Tracer.NONE) {
      return stopping.all();
    }
    Span span = tracer.begin(new Activity.Stopping(manner));
    try {
      return stopping.all();
    } catch (RuntimeException | InterruptedException e) {
      span.failed(e);
      throw e;
    } finally {
      span.close();
    }
  }

  /**
   * Stops a session and all below it at once; whatever they are at is interrupted.
   *
   * @param reason in a few words
   * @return what became of each that was not final, in the order in which they were stopped; of the
   *     topmost, what it is refused for is thrown
   * @throws dev.bureau.core.door.NoSuchSessionException if there is no such session
   * @throws dev.bureau.core.door.ObserverChangeException if an observer asks for another session
   * @throws dev.bureau.core.transition.SessionPassingException if it passes to another that is not
   *     there yet; stopping it again helps
   * @throws BureauException if the store cannot serve or another process is in the way; what was
   *     not stopped goes on, and stopping it again may help
   */
  public List<Stopped> forced(SessionId top, String reason) {
    return atOnce(
        Manner.FORCED,
        () -> {
          Levels.Tree marked = mark(top, reason, Duration.ZERO);
          return whole(marked, level -> stopped(level, Set.of(), reason), nobody());
        });
  }

  /** A way to stop sessions. */
  @FunctionalInterface
  private interface Stopping {
    List<Stopped> all() throws InterruptedException;
  }

  private List<Stopped> atOnce(Manner manner, Stopping stopping) {
    try {
      return traced(manner, stopping);
    } catch (InterruptedException e) {
      throw new AssertionError("Nothing here waits for anybody's mail", e);
    }
  }

  /**
   * Stops all sessions there are at once, those of other programs on the same store, too.
   *
   * @param reason in a few words
   * @return what became of each that was not final, in the order in which they were stopped
   * @throws SwitchedOffException if the configuration does not have it
   * @throws dev.bureau.core.door.ObserverChangeException if an observer asks
   * @throws BureauException if the store cannot serve or another process is in the way; what was
   *     not stopped goes on, and stopping it again may help
   */
  public List<Stopped> emergency(String reason) {
    if (!config.emergency()) {
      throw new SwitchedOffException("The emergency shutdown", "emergency-shutdown.enabled");
    }
    door.requireNoObserver(SessionId.BUREAU, caller);
    return atOnce(
        Manner.EMERGENCY,
        () -> all(levels::all, level -> stopped(level, Set.of(), reason), nobody()));
  }

  /** Stops the sessions of one level. */
  @FunctionalInterface
  private interface Stop {
    List<Stopped> level(List<Session> level) throws InterruptedException;
  }

  private static Telling nobody() {
    return new Telling(ShutdownListener.NOBODY);
  }

  /**
   * Those below, then the topmost, then whoever has come below that until it was final: who has
   * nobody below is not marked, which would cost each a commit, and takes sessions as long as it is
   * waited for. It may pass to another as well then, which is stopped in its turn.
   */
  private List<Stopped> whole(Levels.Tree marked, Stop stop, Telling telling)
      throws InterruptedException {
    AtomicReference<Levels.Tree> tree = new AtomicReference<>(marked);
    Supplier<List<List<Session>>> below = () -> tree.updateAndGet(levels::again).levels();
    Map<SessionId, Stopped> all = new LinkedHashMap<>();
    all(below, all, stop, telling);
    Optional<Session> end = notFinal(marked.top());
    while (end.isPresent()) {
      telling.left(0);
      Stopped last = stop.level(List.of(end.get())).get(0);
      if (last.refusal() != null) {
        throw last.refusal();
      }
      telling.stopped(last);
      all.put(end.get().id(), last);
      end = notFinal(marked.top());
    }
    telling.topmostIsStopped();
    all(below, all, stop, telling);
    return List.copyOf(all.values());
  }

  /** Whoever supervises somebody takes no more, from the top, until the timeout is well over. */
  private Levels.Tree mark(SessionId top, String reason, Duration timeout) {
    door.requireNoObserver(top, caller);
    Set<SessionId> supervisors = new LinkedHashSet<>();
    Levels.Tree tree = levels.below(end(top).links().chain());
    List<List<Session>> below = new ArrayList<>(tree.levels());
    Collections.reverse(below);
    for (List<Session> level : below) {
      level.forEach(each -> supervisors.add(each.links().supervisor()));
    }
    for (SessionId each : supervisors) {
      Decision stopping = TreeRules.stopping(reason, timeout.plus(TO_BE_THROUGH));
      door.change(end(each).id(), caller, stopping);
    }
    return tree;
  }

  /** The live end of a chain, if there is one: it may be final, or deleted meanwhile. */
  private Optional<Session> notFinal(SessionId chain) {
    Optional<Session> end = door.end(chain);
    end.ifPresent(TransitionRules::requireNotPassing); // who is not there yet would go on
    return end.filter(each -> !each.status().isFinal());
  }

  /** The live end of a chain. */
  private Session end(SessionId id) {
    return door.end(id).orElseThrow(() -> new NoSuchSessionException(id));
  }

  private static List<Stopped> all(Supplier<List<List<Session>>> found, Stop stop, Telling telling)
      throws InterruptedException {
    Map<SessionId, Stopped> all = new LinkedHashMap<>();
    all(found, all, stop, telling);
    return List.copyOf(all.values());
  }

  /**
   * Stops all that are found, again and again until nobody else is.
   *
   * @param all those that were stopped before, to which these come
   */
  private static void all(
      Supplier<List<List<Session>>> found, Map<SessionId, Stopped> all, Stop stop, Telling telling)
      throws InterruptedException {
    boolean more = true;
    while (more) {
      more = false;
      List<List<Session>> levels = found.get();
      telling.left(fresh(levels.stream().flatMap(List::stream), all.keySet()).count());
      for (List<Session> level : levels) {
        List<Session> fresh = fresh(level.stream(), all.keySet()).toList();
        more |= !fresh.isEmpty();
        for (Stopped each : stop.level(fresh)) {
          all.put(each.session().id(), each);
          telling.stopped(each);
        }
      }
    }
  }

  private static Stream<Session> fresh(Stream<Session> found, Set<SessionId> known) {
    return found.filter(each -> !known.contains(each.id()));
  }

  /** Those of which nobody's mail is left; none takes any more. */
  private Set<SessionId> drained(List<Session> level, long deadline, Telling telling)
      throws InterruptedException {
    List<Long> waiting = Abreast.each(seams, "shutdown", level, this::waiting);
    if (waiting.stream().allMatch(each -> each == 0)) {
      // Nobody is at work, so nobody can send the others anything.
      return new HashSet<>(level.stream().map(Session::id).toList());
    }
    for (Session each : level) {
      drains(each, Duration.ZERO, inbox -> {});
    }
    Set<SessionId> drained = new HashSet<>();
    for (Session each : level) {
      Duration longest = Duration.ofNanos(Math.max(0, deadline - seams.ticker().nanos()));
      Consumer<Inbox> tell = longest.isZero() ? inbox -> {} : inbox -> telling.waiting(each, inbox);
      if (drains(each, longest, tell)) {
        drained.add(each.id());
      }
    }
    return drained;
  }

  private boolean drains(Session session, Duration longest, Consumer<Inbox> whileWaiting)
      throws InterruptedException {
    Inbox inbox = messages.inbox(session.id());
    if (inbox.counts().waiting() == 0) {
      return true; // closing its mailbox as well would cost a commit and tell nobody anything
    }
    if (session.agent() == null
        || session.status() == Status.INITIALIZING
        || session.status() == Status.ERROR) {
      return false;
    }
    try {
      return inbox.deregister(longest, () -> whileWaiting.accept(inbox));
    } catch (SessionEndedException e) {
      LOG.debug("Session {} has ended by itself", session.id(), e);
      return true;
    }
  }

  private List<Stopped> stopped(List<Session> level, Set<SessionId> drained, String reason) {
    return Abreast.each(
        seams, "shutdown", level, each -> stopped(each, drained.contains(each.id()), reason));
  }

  private Stopped stopped(Session session, boolean drained, String reason) {
    try {
      long left = waiting(session);
      Session after = sessions.stop(session.id(), reason);
      return new Stopped(
          after, drained ? Stopped.Manner.GRACEFUL : Stopped.Manner.FORCED, left, null);
    } catch (BureauException e) {
      if (e.category().retryHelps()) {
        throw e; // it may be stopped yet, and before whoever is above it
      }
      LOG.warn("Session {} could not be stopped: {}", session.id(), e.getMessage());
      return new Stopped(session, Stopped.Manner.REFUSED, 0, e);
    }
  }

  private long waiting(Session session) {
    return store.mailboxes().counts(session.links().chain()).waiting();
  }
}
