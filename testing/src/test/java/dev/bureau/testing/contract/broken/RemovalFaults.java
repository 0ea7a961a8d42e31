package dev.bureau.testing.contract.broken;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.CommitOutcome.Committed;
import dev.bureau.core.store.CommitOutcome.Conflict;
import dev.bureau.core.store.Posting;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoredSession;
import dev.bureau.testing.ForwardingSessions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What goes wrong when a session is removed. */
final class RemovalFaults {
  private RemovalFaults() {}

  /** The head goes, the journal stays. */
  static Defect journalLeftBehind() {
    Map<SessionId, List<Entry>> left = new ConcurrentHashMap<>();
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public CommitOutcome remove(Session expected) {
                List<Entry> journal = super.journal(expected.id(), 1, Integer.MAX_VALUE);
                CommitOutcome outcome = super.remove(expected);
                if (outcome instanceof Committed) {
                  left.put(expected.id(), journal);
                }
                return outcome;
              }

              @Override
              public List<Entry> journal(SessionId session, long from, int limit) {
                return super.head(session).isEmpty() && left.containsKey(session)
                    ? left.get(session)
                    : super.journal(session, from, limit);
              }
            });
  }

  /** A session is removed whatever happened to it since that was decided. */
  static Defect anyVersionRemoved() {
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public CommitOutcome remove(Session expected) {
                return super.remove(standing(expected));
              }

              private Session standing(Session expected) {
                return super.head(expected.id()).map(StoredSession::session).orElse(expected);
              }
            });
  }

  /** A session is removed at the version that was meant, though another has taken its id. */
  static Defect anotherLifeRemoved() {
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public CommitOutcome remove(Session expected) {
                return super.remove(standing(expected));
              }

              private Session standing(Session expected) {
                return super.head(expected.id())
                    .map(StoredSession::session)
                    .filter(each -> each.version() == expected.version())
                    .orElse(expected);
              }
            });
  }

  /** What was put in when its receiver was gone is for the next one of that id. */
  static Defect mailLeftToAnotherLife() {
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public CommitOutcome commit(Commit commit) {
                List<Posting> left =
                    commit.beginsChain() ? waiting(works, commit.session()) : List.of();
                CommitOutcome outcome = super.commit(commit);
                if (outcome instanceof Committed) {
                  works.mailboxes().put(left, Integer.MAX_VALUE);
                }
                return outcome;
              }
            });
  }

  private static List<Posting> waiting(Store works, SessionId mailbox) {
    return works.mailboxes().pending(mailbox, Instant.MAX, Integer.MAX_VALUE).stream()
        .map(each -> new Posting(mailbox, each.message(), each.notBefore()))
        .toList();
  }

  /** What was meant for a removed session is written to the next one of its id. */
  static Defect writtenToAnotherLife() {
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public CommitOutcome commit(Commit commit) {
                CommitOutcome outcome = super.commit(commit);
                return outcome instanceof Conflict conflict
                        && conflict.actualVersion() > 0
                        && conflict.actualVersion() == commit.expectedVersion()
                        && conflict.actualEpoch() <= commit.epoch()
                    ? super.commit(Altered.overwriting(commit, works.sessions()))
                    : outcome;
              }
            });
  }
}
