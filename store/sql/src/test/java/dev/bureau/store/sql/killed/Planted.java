package dev.bureau.store.sql.killed;

import dev.bureau.core.cell.CellFailed;
import dev.bureau.core.cell.CellStarted;
import dev.bureau.core.change.Change;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Event;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.Failure;
import dev.bureau.core.store.Holder;
import dev.bureau.core.store.LeaseOutcome;
import dev.bureau.core.store.LeaseOutcome.Held;
import dev.bureau.core.store.Leases;
import dev.bureau.core.store.Sessions;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoredSession;
import dev.bureau.testing.ForwardingLeases;
import dev.bureau.testing.ForwardingSessions;
import dev.bureau.testing.ForwardingStore;
import java.time.Duration;
import java.util.List;

/** Faults that are planted below a runtime, so that a rig can show that it would find them. */
enum Planted {
  NOTHING {
    @Override
    Store over(Store works) {
      return works;
    }
  },

  /** A message is taken out of its mailbox when its work begins. */
  ACKNOWLEDGES_FIRST {
    @Override
    Store over(Store works) {
      return new ForwardingStore(works) {
        @Override
        public Sessions sessions() {
          return new ForwardingSessions(works.sessions()) {
            @Override
            public CommitOutcome commit(Commit commit) {
              SessionId mailbox = commit.head().links().chain();
              for (Event<?> each : commit.change().events()) {
                if (each instanceof CellStarted started) {
                  takeOut(works, mailbox, started.step().key().message());
                }
              }
              commit.change().acknowledgements().forEach(each -> takeOut(works, mailbox, each));
              return super.commit(with(commit, withoutAcknowledgements(commit.change())));
            }
          };
        }
      };
    }
  },

  /** A message is taken out of its mailbox after the commit that handled it. */
  ACKNOWLEDGES_AFTERWARDS {
    @Override
    Store over(Store works) {
      return new ForwardingStore(works) {
        @Override
        public Sessions sessions() {
          return new ForwardingSessions(works.sessions()) {
            @Override
            public CommitOutcome commit(Commit commit) {
              CommitOutcome outcome =
                  super.commit(with(commit, withoutAcknowledgements(commit.change())));
              for (MessageId each : commit.change().acknowledgements()) {
                takeOut(works, commit.head().links().chain(), each);
              }
              return outcome;
            }
          };
        }
      };
    }
  },

  /** A cell that has been started looks like one that failed: there is no trace of its work. */
  FORGETS_STARTED_CELLS {
    @Override
    Store over(Store works) {
      return new ForwardingStore(works) {
        @Override
        public Sessions sessions() {
          return new ForwardingSessions(works.sessions()) {
            @Override
            public CommitOutcome commit(Commit commit) {
              return super.commit(with(commit, withoutStartedCells(commit.change())));
            }
          };
        }
      };
    }
  },

  /** Whoever asks gets the lease, and commits are taken under any epoch. */
  UNFENCED {
    @Override
    Store over(Store works) {
      return new ForwardingStore(works) {
        @Override
        public Sessions sessions() {
          return new ForwardingSessions(works.sessions()) {
            @Override
            public CommitOutcome commit(Commit commit) {
              long epoch = super.head(commit.session()).map(StoredSession::epoch).orElse(0L);
              CommitOutcome outcome = super.commit(under(commit, epoch));
              return outcome instanceof CommitOutcome.Conflict conflict
                  ? new CommitOutcome.Conflict(conflict.actualVersion(), commit.epoch())
                  : outcome;
            }
          };
        }

        @Override
        public Leases leases() {
          return new ForwardingLeases(works.leases()) {
            @Override
            public LeaseOutcome claim(SessionId session, Holder holder, Duration length) {
              LeaseOutcome outcome = super.claim(session, holder, length);
              if (outcome instanceof Held held) {
                super.release(held.by().holder(), List.of(held.by()));
                return super.claim(session, holder, length);
              }
              return outcome;
            }
          };
        }
      };
    }
  };

  /** That store with the fault in it. */
  abstract Store over(Store works);

  private static void takeOut(Store works, SessionId mailbox, MessageId message) {
    works.mailboxes().failed(mailbox, message, Failure.forGood("planted"));
    works.mailboxes().drop(mailbox, message);
  }

  private static Change withoutAcknowledgements(Change all) {
    return new Change(
        all.events(), all.sends(), List.of(), all.withdrawals(), all.claims(), all.blobs());
  }

  private static Change withoutStartedCells(Change all) {
    List<Event<?>> events =
        all.events().stream()
            .<Event<?>>map(
                each ->
                    each instanceof CellStarted started
                        ? new CellFailed(started.step(), "planted")
                        : each)
            .toList();
    return new Change(
        events, all.sends(), all.acknowledgements(), all.withdrawals(), all.claims(), all.blobs());
  }

  private static Commit with(Commit commit, Change change) {
    return new Commit(
        commit.expectedVersion(),
        commit.epoch(),
        commit.moment(),
        change,
        commit.head(),
        commit.postings());
  }

  private static Commit under(Commit commit, long epoch) {
    return new Commit(
        commit.expectedVersion(),
        epoch,
        commit.moment(),
        commit.change(),
        commit.head(),
        commit.postings());
  }
}
