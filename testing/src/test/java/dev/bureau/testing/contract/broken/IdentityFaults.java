package dev.bureau.testing.contract.broken;

import dev.bureau.core.change.Moment;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.CommitOutcome.Conflict;
import dev.bureau.core.store.Sessions;
import dev.bureau.core.store.StoredSession;
import dev.bureau.testing.ForwardingSessions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What goes wrong when a commit is asked for again, or looked up. */
final class IdentityFaults {
  private IdentityFaults() {}

  /** Commit ids are not written down: nobody can tell later whether a commit stands. */
  static Defect outcomesNotKept() {
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public Optional<Long> outcome(SessionId session, CommitId commit) {
                return Optional.empty();
              }
            });
  }

  /** After a lost answer the commit is made a second time, on what it left. */
  static Defect retriesMadeTwice() {
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public CommitOutcome commit(Commit commit) {
                if (super.outcome(commit.session(), commit.moment().commit()).isEmpty()) {
                  return super.commit(commit);
                }
                Commit again = Altered.overwriting(commit, works.sessions());
                return super.commit(Altered.moment(again, anotherIdentity(commit.moment())));
              }
            });
  }

  private static Moment anotherIdentity(Moment moment) {
    return new Moment(moment.now(), Seams.system().ids().next(), moment.actor());
  }

  /** A commit that stands is refused as stale when it is asked for again. */
  static Defect retriesRefused() {
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public CommitOutcome commit(Commit commit) {
                return super.outcome(commit.session(), commit.moment().commit()).isPresent()
                    ? conflict(works.sessions(), commit.session())
                    : super.commit(commit);
              }
            });
  }

  /** The head has a column for the id of the last commit; the ids before it are forgotten. */
  static Defect onlyTheLastIdKept() {
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public CommitOutcome commit(Commit commit) {
                Optional<Long> made = super.outcome(commit.session(), commit.moment().commit());
                return made.isPresent() && made.get() < version(works.sessions(), commit.session())
                    ? conflict(works.sessions(), commit.session())
                    : super.commit(commit);
              }
            });
  }

  /** Commit ids are remembered in memory, by the instance that made them. */
  static Defect idsKeptByTheInstance() {
    return Defect.sessions(
        works -> {
          Set<CommitId> made = ConcurrentHashMap.newKeySet();
          return new ForwardingSessions(works.sessions()) {
            @Override
            public CommitOutcome commit(Commit commit) {
              made.add(commit.moment().commit());
              return super.commit(commit);
            }

            @Override
            public Optional<Long> outcome(SessionId session, CommitId commit) {
              return made.contains(commit) ? super.outcome(session, commit) : Optional.empty();
            }
          };
        });
  }

  private static CommitOutcome conflict(Sessions works, SessionId session) {
    long epoch = works.head(session).map(StoredSession::epoch).orElse(0L);
    return new Conflict(version(works, session), epoch);
  }

  private static long version(Sessions works, SessionId session) {
    return works.head(session).map(each -> each.session().version()).orElse(0L);
  }
}
