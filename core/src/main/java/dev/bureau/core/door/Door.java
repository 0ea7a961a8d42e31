package dev.bureau.core.door;

import dev.bureau.core.change.Decision;
import dev.bureau.core.change.Fold;
import dev.bureau.core.change.Moment;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoredSession;
import dev.bureau.core.trace.Activity;
import dev.bureau.core.trace.Outcome;
import dev.bureau.core.trace.Span;
import dev.bureau.core.trace.Tracer;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;

/**
 * The one way through which a session changes: load, decide, commit, wake. Thread-safe.
 *
 * <p>Time, ids and the commit's identity are drawn once and reused by every attempt. In one process
 * a lock per session keeps the attempts apart; versions catch other processes. After a conflict or
 * an unknown outcome the commit's identity is looked up first (found: it stands), and only then is
 * the decision taken again, on what the session is by then. That is safe because a decision is
 * pure, and nobody goes on with a stale head.
 */
public final class Door {
  private final Store store;
  private final Seams seams;
  private final Live live;
  private final Replay replay;
  private final Addressing addressing;
  private final Commits commits;
  private final CopyOnWriteArrayList<CommitListener> listeners = new CopyOnWriteArrayList<>();
  private volatile Tracer tracer = Tracer.NONE;

  /**
   * @param store where sessions are kept
   * @param fold what events make of a session
   */
  public Door(Store store, Fold fold, Seams seams) {
    this(store, fold, seams, 0);
  }

  /**
   * @param store where sessions are kept
   * @param fold what events make of a session
   * @param live how many sessions are worked with at the same time: so many stay in memory, and
   *     some thousands in any case
   */
  public Door(Store store, Fold fold, Seams seams, int live) {
    this.store = store;
    this.seams = seams;
    this.replay = new Replay(store.sessions(), fold);
    this.live = new Live(store, replay, fold, seams, live);
    this.addressing = new Addressing(this.live);
    this.commits = new Commits(store, this.live, addressing);
  }

  /**
   * Has a listener woken after every commit that is made through this door.
   *
   * @return ends it when closed
   */
  public Listening listen(CommitListener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Has a tracer told of the work that is done at this door and behind it, from now on (X66). */
  public void trace(Tracer told) {
    tracer = told;
  }

  /** Who is told of work; {@link Tracer#NONE} unless somebody wants to know. */
  public Tracer tracer() {
    return tracer;
  }

  /** A listener at this door. */
  @FunctionalInterface
  public interface Listening extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * A session with all of its aspects, as the store has it now.
   *
   * @throws NoSuchSessionException if there is none of that id
   */
  public Loaded load(SessionId id) {
    Lock lock = live.lock(id);
    lock.lock();
    try {
      return fresh(id);
    } finally {
      lock.unlock();
    }
  }

  /**
   * A session with all of its aspects, as this process saw it last, which another may have changed
   * since.
   *
   * @throws NoSuchSessionException if there is none of that id
   */
  public Loaded remembered(SessionId id) {
    Lock lock = live.lock(id);
    lock.lock();
    try {
      return existing(live.known(id).loaded());
    } finally {
      lock.unlock();
    }
  }

  /**
   * The last session of the chain that a session belongs to, with all of its aspects, as the store
   * has it now; empty if there is none of that id.
   */
  public Optional<Loaded> loadEnd(SessionId id) {
    return addressing.end(id).map(this::whole);
  }

  private Loaded whole(StoredSession stored) {
    Lock lock = live.lock(stored.session().id());
    lock.lock();
    try {
      return live.kept(stored).loaded();
    } finally {
      lock.unlock();
    }
  }

  /**
   * A session with all of its aspects, as it was right after a version (X20).
   *
   * @param version from 1
   * @throws NoSuchSessionException if there is none of that id
   * @throws NoSuchVersionException if it has not come to that version
   * @throws ReadOnlySessionException if a newer program wrote core events before it
   */
  public Fold.State at(SessionId id, long version) {
    return replay.state(id, version);
  }

  /**
   * Creates a session.
   *
   * @param decision what it begins with, decided on an absent session of version 0
   * @return the session as it was created
   * @throws SessionExistsException if there is one of that id already
   */
  public Loaded create(SessionId id, Caller caller, Decision decision) {
    return through(id, caller, decision, true);
  }

  /**
   * Changes a session.
   *
   * @return the session after the change; as it was if there was nothing to do
   * @throws NoSuchSessionException if there is none of that id
   * @throws ObserverChangeException if an observer asks for a change of another session
   * @throws ReadOnlySessionException if a newer program wrote it
   * @throws FencedException if the caller's lease has been taken over, or is of a session that was
   *     removed and whose id belongs to another now
   * @throws AlreadyHandledException if a message that would be acknowledged no longer waits
   * @throws ClaimedException if a claimed name has an owner
   * @throws ContentionException if it kept changing for a hundred attempts
   * @throws UnknownOutcomeException if the store cannot tell whether the commit stands
   */
  public Loaded change(SessionId id, Caller caller, Decision decision) {
    return through(id, caller, decision, false);
  }

  /**
   * Removes a session for good.
   *
   * @param check refuses by throwing
   * @throws NoSuchSessionException if there is none of that id
   * @throws ReadOnlySessionException if a newer program wrote it
   * @throws ContentionException if it kept changing for a hundred attempts
   */
  public void remove(SessionId id, Caller caller, Consumer<Session> check) {
    requireNoObserver(id, caller);
    Lock lock = live.lock(id);
    lock.lock();
    try {
      long expected = 0;
      for (int attempt = 0; attempt < Commits.ATTEMPTS; attempt++) {
        Loaded loaded = fresh(id);
        if (!loaded.writable()) {
          throw new ReadOnlySessionException(id);
        }
        check.accept(loaded.session());
        live.forget(id);
        expected = loaded.session().version();
        CommitOutcome outcome = store.sessions().remove(loaded.session());
        if (outcome instanceof CommitOutcome.Unknown broken) {
          requireRemoved(loaded.session(), broken);
          return;
        }
        if (outcome instanceof CommitOutcome.Committed) {
          return;
        }
      }
      throw new ContentionException(id, expected, fresh(id).session().version());
    } finally {
      lock.unlock();
    }
  }

  /** The session as the store has it; the caller has its lock. */
  private Loaded fresh(SessionId id) {
    return existing(live.fresh(id).loaded());
  }

  private static Loaded existing(Loaded loaded) {
    if (!loaded.exists()) {
      throw new NoSuchSessionException(loaded.session().id());
    }
    return loaded;
  }

  private void requireRemoved(Session session, CommitOutcome.Unknown broken) {
    Optional<StoredSession> head = store.sessions().head(session.id());
    if (head.isPresent() && head.get().session().isSameLife(session)) {
      throw broken.cause();
    }
  }

  private Loaded through(SessionId id, Caller caller, Decision decision, boolean creates) {
    Tracer told = tracer;
    if (told == Tracer.NONE) {
      return through(id, caller, decision, creates, Span.NONE);
    }
    Span span = told.begin(new Activity.Committing(id));
    try {
      return through(id, caller, decision, creates, span);
    } catch (RuntimeException | Error e) {
      span.failed(e);
      throw e;
    } finally {
      span.close();
    }
  }

  private Loaded through(
      SessionId id, Caller caller, Decision decision, boolean creates, Span span) {
    requireNoObserver(id, caller);
    Moment moment = moment(caller);
    Commits.Passage passage;
    Loaded result;
    Lock lock = live.lock(id);
    lock.lock();
    try {
      passage = commits.passage(caller, decision, creates, moment, live.known(id));
      try {
        result = passage.attempt();
      } finally {
        span.counted(passage.attempts());
      }
    } finally {
      lock.unlock();
    }
    Commit made = passage.made();
    if (made == null) {
      span.came(Outcome.UNCHANGED);
    } else {
      Aspects before = passage.before();
      listeners.forEach(each -> each.committed(made, before));
    }
    return result;
  }

  /**
   * The mailbox that a message of that type to a session goes to: that of its chain.
   *
   * @throws dev.bureau.core.error.BadInputException if it is the reserved session
   * @throws NoSuchSessionException if there is no such session
   * @throws SessionEndedException if it has ended and nobody has taken over
   * @throws MessageRefusedException if it does not take messages of that type (S20)
   */
  public SessionId mailboxOf(SessionId receiver, String type) {
    return addressing.mailbox(receiver, type);
  }

  /** The last session of the chain that a session belongs to; empty if there is none of that id. */
  public Optional<Session> end(SessionId id) {
    return addressing.end(id).map(StoredSession::session);
  }

  private Moment moment(Caller caller) {
    Instant now = seams.wall().instant();
    return new Moment(now, seams.ids().next(now), caller.actor());
  }

  /**
   * Refuses an observer that asks for a change of another session (S1); for what changes beside its
   * journal, such as its mailbox.
   *
   * @throws ObserverChangeException if the caller is one
   */
  public void requireNoObserver(SessionId id, Caller caller) {
    SessionId asking = caller.session();
    if (asking == null || asking.equals(id)) {
      return;
    }
    Optional<StoredSession> head = store.sessions().head(asking);
    if (head.isPresent() && head.get().session().type() == SessionType.OBSERVER) {
      throw new ObserverChangeException(asking);
    }
  }
}
