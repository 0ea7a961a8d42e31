package dev.bureau.testing.promise;

import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.Failure;
import dev.bureau.core.store.Holder;
import dev.bureau.core.store.LeaseOutcome;
import dev.bureau.core.store.Leases;
import dev.bureau.core.store.Mailboxes;
import dev.bureau.core.store.Posting;
import dev.bureau.core.store.Sessions;
import dev.bureau.core.store.Store;
import dev.bureau.testing.ForwardingLeases;
import dev.bureau.testing.ForwardingMailboxes;
import dev.bureau.testing.ForwardingSessions;
import dev.bureau.testing.ForwardingStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The store as all nodes share it, with somebody who is told of everything that happens in it. */
public final class Watched extends ForwardingStore {
  private final Set<CommitId> standing;
  private final Witness witness;

  /** Told in the order of what happens. */
  public interface Witness {
    /** Something has happened that every promise is to look at. */
    void saw(Consumer<Promise> what);

    /** A commit stands, for the first time. */
    void committed(Commit commit, long version);
  }

  /**
   * @param standing the commits that stand, shared by all that watch the same data
   */
  public Watched(Store store, Set<CommitId> standing, Witness witness) {
    super(store);
    this.standing = standing;
    this.witness = witness;
  }

  @Override
  public Sessions sessions() {
    return new WatchedSessions(super.sessions());
  }

  @Override
  public Mailboxes mailboxes() {
    return new WatchedMailboxes(super.mailboxes());
  }

  @Override
  public Leases leases() {
    return new WatchedLeases(super.leases());
  }

  private final class WatchedSessions extends ForwardingSessions {
    WatchedSessions(Sessions works) {
      super(works);
    }

    @Override
    public CommitOutcome commit(Commit commit) {
      CommitOutcome outcome = super.commit(commit);
      if (outcome instanceof CommitOutcome.Committed committed
          && standing.add(commit.moment().commit())) {
        witness.committed(commit, committed.version());
      }
      return outcome;
    }

    @Override
    public CommitOutcome remove(Session expected) {
      CommitOutcome outcome = super.remove(expected);
      if (outcome instanceof CommitOutcome.Committed) {
        witness.saw(promise -> promise.removed(expected.id()));
      }
      return outcome;
    }
  }

  private final class WatchedMailboxes extends ForwardingMailboxes {
    WatchedMailboxes(Mailboxes works) {
      super(works);
    }

    @Override
    public PutOutcome put(List<Posting> postings, int capacity) {
      PutOutcome outcome = super.put(postings, capacity);
      if (outcome == PutOutcome.STORED) {
        witness.saw(promise -> promise.put(postings));
      }
      return outcome;
    }

    @Override
    public List<Delivery> pending(SessionId mailbox, Instant now, int limit) {
      List<Delivery> pending = super.pending(mailbox, now, limit);
      witness.saw(promise -> promise.handedOut(mailbox, pending));
      return pending;
    }

    @Override
    public Optional<Delivery> oldest(SessionId mailbox, Instant now) {
      Optional<Delivery> oldest = super.oldest(mailbox, now);
      witness.saw(promise -> promise.handedOut(mailbox, oldest.stream().toList()));
      return oldest;
    }

    @Override
    public boolean failed(SessionId mailbox, MessageId message, Failure failure) {
      boolean noted = super.failed(mailbox, message, failure);
      if (noted) {
        witness.saw(promise -> promise.failed(mailbox, message, failure));
      }
      return noted;
    }

    @Override
    public boolean requeue(SessionId mailbox, MessageId message) {
      boolean done = super.requeue(mailbox, message);
      if (done) {
        witness.saw(promise -> promise.requeued(mailbox, message));
      }
      return done;
    }

    @Override
    public boolean drop(SessionId mailbox, MessageId message) {
      boolean done = super.drop(mailbox, message);
      if (done) {
        witness.saw(promise -> promise.dropped(mailbox, message));
      }
      return done;
    }
  }

  private final class WatchedLeases extends ForwardingLeases {
    WatchedLeases(Leases works) {
      super(works);
    }

    @Override
    public LeaseOutcome claim(SessionId session, Holder holder, Duration length) {
      LeaseOutcome outcome = super.claim(session, holder, length);
      if (outcome instanceof LeaseOutcome.Granted granted) {
        witness.saw(promise -> promise.granted(granted.lease()));
      }
      return outcome;
    }
  }
}
