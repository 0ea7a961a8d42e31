package dev.bureau.testing.contract.broken;

import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.CommitOutcome.Conflict;
import dev.bureau.core.store.Failure;
import dev.bureau.core.store.Posting;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoredSession;
import dev.bureau.testing.ForwardingSessions;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What goes wrong when a commit is checked and written. */
final class CommitFaults {
  private CommitFaults() {}

  /** A stale commit is tried again on the version that is there. */
  static Defect lastWriterWins() {
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public CommitOutcome commit(Commit commit) {
                CommitOutcome outcome = super.commit(commit);
                return outcome instanceof Conflict conflict && stale(commit, conflict)
                    ? super.commit(Altered.overwriting(commit, works.sessions()))
                    : outcome;
              }
            });
  }

  private static boolean stale(Commit commit, Conflict conflict) {
    return conflict.actualVersion() > 0
        && conflict.actualVersion() != commit.expectedVersion()
        && conflict.actualEpoch() <= commit.epoch();
  }

  /** The version is read, compared, and then the head is written, not in one step. */
  static Defect versionCheckedApart() {
    Rendezvous between = Rendezvous.of(2);
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public CommitOutcome commit(Commit commit) {
                long version =
                    super.head(commit.session()).map(each -> each.session().version()).orElse(0L);
                if (version != commit.expectedVersion()) {
                  return super.commit(commit);
                }
                between.meet(commit.session() + "@" + version);
                CommitOutcome outcome = super.commit(commit);
                if (outcome instanceof Conflict conflict && stale(commit, conflict)) {
                  super.commit(Altered.overwriting(commit, works.sessions()));
                  return new CommitOutcome.Committed(commit.head().version());
                }
                return outcome;
              }
            });
  }

  /** Who knows a head is told that it still stands. */
  static Defect knownHeadNotCompared() {
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public Optional<StoredSession> head(Session known) {
                return super.head(known)
                    .map(now -> new StoredSession(known, now.epoch(), now.writable()));
              }
            });
  }

  /** A known head stands if its version does, whose life of the id that may be. */
  static Defect knownHeadOfAnotherLife() {
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public Optional<StoredSession> head(Session known) {
                return super.head(known.id())
                    .map(
                        now ->
                            now.session().version() == known.version()
                                ? new StoredSession(known, now.epoch(), now.writable())
                                : now);
              }
            });
  }

  /** A commit is written whoever holds the lease by now. */
  static Defect epochNotChecked() {
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public CommitOutcome commit(Commit commit) {
                long epoch = super.head(commit.session()).map(StoredSession::epoch).orElse(0L);
                return super.commit(Altered.epoch(commit, Math.max(epoch, commit.epoch())));
              }
            });
  }

  /** Sends go out before the commit is checked. */
  static Defect sendsOutsideTheCommit() {
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public CommitOutcome commit(Commit commit) {
                for (Posting each : commit.postings()) {
                  works.mailboxes().put(each.mailbox(), List.of(each.message()), Integer.MAX_VALUE);
                }
                return super.commit(commit);
              }
            });
  }

  /** Messages are taken away before the commit that handles them is checked. */
  static Defect acknowledgedOutsideTheCommit() {
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public CommitOutcome commit(Commit commit) {
                CommitOutcome outcome = super.commit(commit);
                if (outcome instanceof Conflict) {
                  SessionId mailbox = commit.head().links().chain();
                  commit
                      .change()
                      .acknowledgements()
                      .forEach(
                          id -> works.mailboxes().failed(mailbox, id, Failure.forGood("taken")));
                }
                return outcome;
              }
            });
  }

  /** A message that waits no longer is acknowledged all the same. */
  static Defect acknowledgesWhatDoesNotWait() {
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public CommitOutcome commit(Commit commit) {
                return super.commit(
                    Altered.acknowledgements(
                        commit,
                        id ->
                            waiting(works, commit.head().links().chain()).stream()
                                .anyMatch(each -> each.message().id().equals(id))));
              }
            });
  }

  /** What is withdrawn goes only if it waits: a dead letter stays. */
  static Defect withdrawsOnlyWhatWaits() {
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public CommitOutcome commit(Commit commit) {
                SessionId mailbox = commit.head().links().chain();
                return super.commit(
                    Altered.withdrawals(
                        commit, id -> works.mailboxes().deadLetter(mailbox, id).isEmpty()));
              }
            });
  }

  /** What is withdrawn has to wait, as if it were acknowledged. */
  static Defect withdrawsAsItAcknowledges() {
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public CommitOutcome commit(Commit commit) {
                return super.commit(Altered.acknowledgingWithdrawals(commit));
              }
            });
  }

  /** Messages are withdrawn before the commit that does it is checked. */
  static Defect withdrawnOutsideTheCommit() {
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public CommitOutcome commit(Commit commit) {
                CommitOutcome outcome = super.commit(commit);
                if (outcome instanceof Conflict) {
                  SessionId mailbox = commit.head().links().chain();
                  for (MessageId id : commit.change().withdrawals()) {
                    works.mailboxes().failed(mailbox, id, Failure.forGood("withdrawn"));
                    works.mailboxes().drop(mailbox, id);
                  }
                }
                return outcome;
              }
            });
  }

  private static List<Delivery> waiting(Store works, SessionId mailbox) {
    return works.mailboxes().pending(mailbox, Instant.MAX, Integer.MAX_VALUE);
  }

  /** Ids are compared as some databases compare text: without regard to case. */
  static Defect idsIgnoreCase() {
    Map<String, SessionId> rows = new ConcurrentHashMap<>();
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public CommitOutcome commit(Commit commit) {
                rows.put(folded(commit.session()), commit.session());
                return super.commit(commit);
              }

              @Override
              public Optional<StoredSession> head(SessionId session) {
                return super.head(rows.getOrDefault(folded(session), session));
              }
            });
  }

  private static String folded(SessionId id) {
    return id.value().toLowerCase(Locale.ROOT);
  }
}
