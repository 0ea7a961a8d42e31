package dev.bureau.testing.contract.broken;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Snapshot;
import dev.bureau.core.store.StoredSession;
import dev.bureau.testing.ForwardingSessions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;

/** What goes wrong with snapshots. */
final class SnapshotFaults {
  private SnapshotFaults() {}

  /** Whoever asks for the past gets the latest. */
  static Defect limitsIgnored() {
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public Optional<Snapshot> snapshot(SessionId session, long atMost) {
                return super.snapshot(session, Long.MAX_VALUE);
              }
            });
  }

  /** The head comes back, the states beside it do not. */
  static Defect statesLost() {
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public Optional<Snapshot> snapshot(SessionId session, long atMost) {
                return super.snapshot(session, atMost)
                    .map(each -> new Snapshot(each.head(), Aspects.NONE));
              }
            });
  }

  /** What is kept may be of a version that never came to be. */
  static Defect futureKept() {
    return keeping(SnapshotFaults::isOfThisLife, SnapshotFaults::isOfThisLife);
  }

  /** Snapshots outlive their session. */
  static Defect leftBehind() {
    return keeping(SnapshotFaults::isOfThisLife, (head, snapshot) -> true);
  }

  /** A session that took a removed one's id gets its snapshots. */
  static Defect givenToAnotherLife() {
    return keeping((head, snapshot) -> true, (head, snapshot) -> head.isPresent());
  }

  private static boolean isOfThisLife(Optional<StoredSession> head, Snapshot snapshot) {
    return head.map(StoredSession::session)
        .map(Session::times)
        .filter(times -> times.created().equals(snapshot.head().times().created()))
        .isPresent();
  }

  private static Defect keeping(
      BiPredicate<Optional<StoredSession>, Snapshot> kept,
      BiPredicate<Optional<StoredSession>, Snapshot> given) {
    Map<SessionId, Snapshot> snapshots = new ConcurrentHashMap<>();
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public long snapshot(Snapshot snapshot) {
                if (kept.test(super.head(snapshot.session()), snapshot)) {
                  snapshots.put(snapshot.session(), snapshot);
                }
                return 0;
              }

              @Override
              public Optional<Snapshot> snapshot(SessionId session, long atMost) {
                return Optional.ofNullable(snapshots.get(session))
                    .filter(each -> each.version() <= atMost)
                    .filter(each -> given.test(super.head(session), each));
              }
            });
  }
}
