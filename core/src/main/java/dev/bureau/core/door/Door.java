package dev.bureau.core.door;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.change.Fold;
import dev.bureau.core.change.Moment;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoreException;
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
import org.jspecify.annotations.Nullable;

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
  private static final int ATTEMPTS = 100;
  private static final int UNKNOWN_ATTEMPTS = 3;

  private final Store store;
  private final Seams seams;
  private final Live live;
  private final Replay replay;
  private final Snapshots snapshots;
  private final Addressing addressing;
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
    this.snapshots = new Snapshots(store.sessions());
    this.live = new Live(store, replay, fold, seams, live);
    this.addressing = new Addressing(this.live);
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
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
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
    Passage passage;
    Loaded result;
    Lock lock = live.lock(id);
    lock.lock();
    try {
      passage = new Passage(caller, decision, creates, moment, live.known(id));
      try {
        result = passage.attempt();
      } finally {
        span.counted(passage.attempts);
      }
    } finally {
      lock.unlock();
    }
    Commit made = passage.made;
    if (made == null) {
      span.came(Outcome.UNCHANGED);
    } else {
      Aspects before = passage.madeOn;
      listeners.forEach(each -> each.committed(made, before));
    }
    return result;
  }

  /** One change on its way: decided and committed until it stands or is refused. */
  private final class Passage {
    private final Caller caller;
    private final Decision decision;
    private final boolean creates;
    private final Moment moment;
    private final SessionId id;
    private Kept kept;
    private @Nullable Commit made;
    private Aspects madeOn = Aspects.NONE;
    private int attempts;

    Passage(Caller caller, Decision decision, boolean creates, Moment moment, Kept kept) {
      this.caller = caller;
      this.decision = decision;
      this.creates = creates;
      this.moment = moment;
      this.id = kept.loaded().session().id();
      this.kept = kept;
    }

    Loaded attempt() {
      long expected = 0;
      int unknown = 0;
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        Change change = decided();
        if (change.isEmpty()) {
          return kept.loaded();
        }
        Loaded before = kept.loaded();
        Loaded after = live.folded(before, change.events(), moment.now());
        Commit commit = commit(before, after, change);
        attempts++;
        CommitOutcome outcome = store.sessions().commit(commit);
        if (outcome instanceof CommitOutcome.Committed committed) {
          if (creates) {
            live.keep(kept);
          }
          return standing(before, commit, after, committed.version());
        }
        if (outcome instanceof CommitOutcome.Claimed claimed) {
          throw new ClaimedException(claimed);
        }
        live.forget(id);
        Optional<Long> found = lookUp(outcome);
        if (found.isPresent()) {
          live.keep(kept);
          return standing(before, commit, after, found.get());
        }
        if (outcome instanceof CommitOutcome.Unknown broken && ++unknown == UNKNOWN_ATTEMPTS) {
          throw broken.cause(); // the look-up says each time that nothing stands
        }
        expected = commit.expectedVersion();
        kept = live.fresh(id);
        if (outcome instanceof CommitOutcome.Conflict conflict) {
          requireNotFenced(conflict);
          requireReason(before, change, conflict);
        }
      }
      throw new ContentionException(id, expected, kept.loaded().session().version());
    }

    /**
     * Decides. Whether what is remembered of a session is its present state, its commit will find
     * out; a refusal and a change of nothing make none, so they hold only on what the store has
     * now.
     */
    private Change decided() {
      while (true) {
        Loaded on = kept.loaded();
        if (!on.writable()) {
          throw new ReadOnlySessionException(id);
        }
        BureauException refusal = null;
        Change change = Change.NONE;
        try {
          change = wanted(on);
        } catch (BureauException e) {
          refusal = e;
        }
        if (!change.isEmpty()) {
          return change;
        }
        kept = live.fresh(id);
        if (kept.loaded().session().equals(on.session())) {
          if (refusal != null) {
            throw refusal;
          }
          return change;
        }
      }
    }

    private Change wanted(Loaded on) {
      if (on.exists() && creates) {
        throw new SessionExistsException(id);
      }
      if (!on.exists() && !creates) {
        throw new NoSuchSessionException(id);
      }
      if (caller.lease() != null && !caller.lease().isOf(on.session())) {
        throw FencedException.ofAnother(caller.lease(), on);
      }
      return decision.decide(on.session(), on.aspects(), moment);
    }

    private Commit commit(Loaded before, Loaded after, Change change) {
      long epoch = caller.lease() == null ? before.epoch() : caller.lease().epoch();
      return new Commit(
          before.session().version(),
          epoch,
          moment,
          change,
          after.session(),
          addressing.postings(after.session(), change.sends()));
    }

    private Loaded standing(Loaded before, Commit commit, Loaded after, long version) {
      made = commit;
      madeOn = before.aspects();
      if (version == after.session().version()) {
        kept.committed(after, commit.change().events().size());
        snapshots.keepIfDue(kept);
        return after;
      }
      live.forget(id);
      return live.fresh(id).loaded();
    }

    private Optional<Long> lookUp(CommitOutcome outcome) {
      try {
        return store.sessions().outcome(id, moment.commit());
      } catch (StoreException e) {
        if (outcome instanceof CommitOutcome.Unknown unknown) {
          e.addSuppressed(unknown.cause());
        }
        throw new UnknownOutcomeException(id, moment.commit(), e);
      }
    }

    private void requireNotFenced(CommitOutcome.Conflict conflict) {
      if (caller.lease() != null && conflict.actualEpoch() > caller.lease().epoch()) {
        throw FencedException.takenOver(caller.lease(), conflict.actualEpoch());
      }
    }

    /**
     * Nothing about the session has changed, and yet it was refused: a message was handled before.
     */
    private void requireReason(Loaded refused, Change change, CommitOutcome.Conflict conflict) {
      Loaded now = kept.loaded();
      if (!change.acknowledgements().isEmpty()
          && now.session().equals(refused.session())
          && conflict.actualEpoch() <= Math.max(refused.epoch(), now.epoch())) {
        throw new AlreadyHandledException(id);
      }
    }
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
