package dev.bureau.core.door;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.change.Fold;
import dev.bureau.core.change.Moment;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
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
  private final List<CommitListener> listeners = new CopyOnWriteArrayList<>();

  /**
   * @param store where sessions are kept
   * @param fold what events make of a session
   */
  public Door(Store store, Fold fold, Seams seams) {
    this.store = store;
    this.seams = seams;
    this.replay = new Replay(store.sessions(), fold);
    this.snapshots = new Snapshots(store.sessions());
    this.addressing = new Addressing(store.sessions());
    this.live = new Live(store, replay, fold, seams);
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
    return live.locked(id, () -> existing(live.fresh(id)));
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
    return through(id, caller, creating(decision));
  }

  /**
   * Changes a session.
   *
   * @return the session after the change; as it was if there was nothing to do
   * @throws NoSuchSessionException if there is none of that id
   * @throws ObserverChangeException if an observer asks for a change of another session
   * @throws ReadOnlySessionException if a newer program wrote it
   * @throws FencedException if the caller's lease has been taken over
   * @throws AlreadyHandledException if a message that would be acknowledged no longer waits
   * @throws ClaimedException if a claimed name has an owner
   * @throws ContentionException if it kept changing for a hundred attempts
   * @throws UnknownOutcomeException if the store cannot tell whether the commit stands
   */
  public Loaded change(SessionId id, Caller caller, Decision decision) {
    return through(
        id,
        caller,
        (session, aspects, moment) -> {
          requireExistence(session);
          return decision.decide(session, aspects, moment);
        });
  }

  /**
   * Removes a session for good.
   *
   * @param check refuses by throwing; what it returns is not committed
   * @throws NoSuchSessionException if there is none of that id
   * @throws ReadOnlySessionException if a newer program wrote it
   * @throws ContentionException if it kept changing for a hundred attempts
   */
  public void remove(SessionId id, Caller caller, Decision check) {
    requireNoObserver(id, caller);
    Moment moment = moment(caller);
    live.locked(
        id,
        () -> {
          long expected = 0;
          for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Loaded loaded = existing(live.fresh(id));
            if (!loaded.writable()) {
              throw new ReadOnlySessionException(id);
            }
            check.decide(loaded.session(), loaded.aspects(), moment);
            live.forget(id);
            expected = loaded.session().version();
            CommitOutcome outcome = store.sessions().remove(id, expected);
            if (outcome instanceof CommitOutcome.Unknown broken) {
              requireRemoved(id, broken);
              return loaded;
            }
            if (outcome instanceof CommitOutcome.Committed) {
              return loaded;
            }
          }
          throw new ContentionException(id, expected, existing(live.fresh(id)).session().version());
        });
  }

  private void requireRemoved(SessionId id, CommitOutcome.Unknown broken) {
    if (store.sessions().head(id).isPresent()) {
      throw broken.cause();
    }
  }

  private Loaded through(SessionId id, Caller caller, Decision decision) {
    requireNoObserver(id, caller);
    Moment moment = moment(caller);
    Done done = live.locked(id, () -> attempts(id, caller, decision, moment));
    if (done.commit() != null) {
      for (CommitListener each : listeners) {
        each.committed(done.commit());
      }
    }
    return done.loaded();
  }

  private record Done(Loaded loaded, @Nullable Commit commit) {}

  private record Decided(Loaded on, Change change) {}

  /**
   * Decides. Whether what is remembered of a session is its present state, its commit will find
   * out; a refusal and a change of nothing make none, so they hold only on what the store has now.
   */
  private Decided decided(Loaded remembered, Decision decision, Moment moment) {
    Loaded on = remembered;
    while (true) {
      if (!on.writable()) {
        throw new ReadOnlySessionException(on.session().id());
      }
      Change change = Change.NONE;
      BureauException refusal = null;
      try {
        change = decision.decide(on.session(), on.aspects(), moment);
      } catch (BureauException e) {
        refusal = e;
      }
      if (!change.isEmpty()) {
        return new Decided(on, change);
      }
      Loaded now = live.fresh(on.session().id());
      if (now.session().equals(on.session())) {
        if (refusal != null) {
          throw refusal;
        }
        return new Decided(on, change);
      }
      on = now;
    }
  }

  private Done attempts(SessionId id, Caller caller, Decision decision, Moment moment) {
    Loaded loaded = live.known(id);
    long expected = 0;
    int unknown = 0;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Decided decided = decided(loaded, decision, moment);
      loaded = decided.on();
      Change change = decided.change();
      if (change.isEmpty()) {
        return new Done(loaded, null);
      }
      Loaded after = live.folded(loaded, change.events(), moment.now());
      Commit commit = commit(loaded, after, caller, change, moment);
      CommitOutcome outcome = store.sessions().commit(commit);
      if (outcome instanceof CommitOutcome.Committed committed) {
        return standing(id, commit, after, committed.version());
      }
      if (outcome instanceof CommitOutcome.Claimed claimed) {
        throw new ClaimedException(claimed);
      }
      live.forget(id);
      Optional<Long> stands = lookUp(id, moment, outcome);
      if (stands.isPresent()) {
        return standing(id, commit, after, stands.get());
      }
      if (outcome instanceof CommitOutcome.Unknown broken && ++unknown == UNKNOWN_ATTEMPTS) {
        throw broken.cause(); // the look-up says each time that nothing stands
      }
      expected = commit.expectedVersion();
      Loaded refused = loaded;
      loaded = live.fresh(id);
      if (outcome instanceof CommitOutcome.Conflict conflict) {
        requireNotFenced(id, caller, conflict);
        requireReason(refused, loaded, change, conflict);
      }
    }
    throw new ContentionException(id, expected, loaded.session().version());
  }

  /**
   * Nothing about the session has changed, and yet it was refused: a message was handled before.
   */
  private static void requireReason(
      Loaded refused, Loaded now, Change change, CommitOutcome.Conflict conflict) {
    if (!change.acknowledgements().isEmpty()
        && now.session().equals(refused.session())
        && conflict.actualEpoch() <= Math.max(refused.epoch(), now.epoch())) {
      throw new AlreadyHandledException(now.session().id());
    }
  }

  private Done standing(SessionId id, Commit commit, Loaded after, long version) {
    if (version == after.session().version()) {
      live.keep(snapshots.keptIfDue(after));
      return new Done(after, commit);
    }
    live.forget(id);
    return new Done(live.fresh(id), commit);
  }

  private Commit commit(Loaded before, Loaded after, Caller caller, Change change, Moment moment) {
    long epoch = caller.lease() == null ? before.epoch() : caller.lease().epoch();
    return new Commit(
        before.session().version(),
        epoch,
        moment,
        change,
        after.session(),
        addressing.postings(after.session(), change.sends()));
  }

  /**
   * The mailbox that a message of that type to a session goes to: that of its chain.
   *
   * @throws NoSuchSessionException if there is no such session
   * @throws SessionEndedException if it has ended and nobody has taken over
   * @throws MessageRefusedException if it does not take messages of that type (S20)
   */
  public SessionId mailboxOf(SessionId receiver, String type) {
    return addressing.mailbox(receiver, type);
  }

  /** The last session of the chain that a session belongs to; empty if there is none of that id. */
  public Optional<Session> end(SessionId id) {
    return addressing.end(id);
  }

  private Optional<Long> lookUp(SessionId id, Moment moment, CommitOutcome outcome) {
    try {
      return store.sessions().outcome(id, moment.commit());
    } catch (StoreException e) {
      if (outcome instanceof CommitOutcome.Unknown unknown) {
        e.addSuppressed(unknown.cause());
      }
      throw new UnknownOutcomeException(id, moment.commit(), e);
    }
  }

  private Moment moment(Caller caller) {
    Instant now = seams.wall().instant();
    return new Moment(now, seams.ids().next(now), caller.actor());
  }

  private void requireNoObserver(SessionId id, Caller caller) {
    Optional<SessionId> asking = caller.actor().session().filter(each -> !each.equals(id));
    boolean observer =
        asking
            .flatMap(store.sessions()::head)
            .filter(head -> head.session().type() == SessionType.OBSERVER)
            .isPresent();
    if (observer) {
      throw new ObserverChangeException(asking.orElseThrow());
    }
  }

  private static void requireNotFenced(
      SessionId id, Caller caller, CommitOutcome.Conflict conflict) {
    if (caller.lease() != null && conflict.actualEpoch() > caller.lease().epoch()) {
      throw new FencedException(id, caller.lease().epoch(), conflict.actualEpoch());
    }
  }

  private static Decision creating(Decision decision) {
    return (session, aspects, moment) -> {
      if (session.version() > 0) {
        throw new SessionExistsException(session.id());
      }
      return decision.decide(session, aspects, moment);
    };
  }

  private static Loaded existing(Loaded loaded) {
    requireExistence(loaded.session());
    return loaded;
  }

  private static void requireExistence(Session session) {
    if (session.version() == 0) {
      throw new NoSuchSessionException(session.id());
    }
  }
}
