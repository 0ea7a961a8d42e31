package dev.bureau.core.door;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.change.Moment;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoreException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes commits: each change is decided and committed until it stands or is refused. */
final class Commits {
  /** How often a change is decided anew because its session has changed meanwhile. */
  static final int ATTEMPTS = 100;

  private static final int UNKNOWN_ATTEMPTS = 3;

  private final Store store;
  private final Live live;
  private final Addressing addressing;
  private final Snapshots snapshots;

  Commits(Store store, Live live, Addressing addressing) {
    this.store = store;
    this.live = live;
    this.addressing = addressing;
    this.snapshots = new Snapshots(store.sessions());
  }

  /**
   * A change on its way.
   *
   * @param creates whether it begins a session
   * @param kept what is known of the session, whose lock the caller has
   */
  Passage passage(Caller caller, Decision decision, boolean creates, Moment moment, Kept kept) {
    return new Passage(caller, decision, creates, moment, kept);
  }

  /** One change on its way. For the caller that has the session's lock. */
  final class Passage {
    private final Caller caller;
    private final Decision decision;
    private final boolean creates;
    private final Moment moment;
    private final SessionId id;
    private Kept kept;
    private @Nullable Commit made;
    private Aspects before = Aspects.NONE;
    private int attempts;

    private Passage(Caller caller, Decision decision, boolean creates, Moment moment, Kept kept) {
      this.caller = caller;
      this.decision = decision;
      this.creates = creates;
      this.moment = moment;
      this.id = kept.loaded().session().id();
      this.kept = kept;
    }

    /** How often it was committed, or refused by the store. */
    int attempts() {
      return attempts;
    }

    /** What was committed; null if nothing was. */
    @Nullable Commit made() {
      return made;
    }

    /** The session's aspects right before what was committed. */
    Aspects before() {
      return before;
    }

    /**
     * Makes the commit.
     *
     * @return the session after it; as it was if there was nothing to do
     * @throws BureauException as {@link Door#change}
     */
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

    private Loaded standing(Loaded on, Commit commit, Loaded after, long version) {
      made = commit;
      before = on.aspects();
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
}
