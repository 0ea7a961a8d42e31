package dev.bureau.testing.contract.broken;

import dev.bureau.core.change.Claim;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.CommitOutcome.Claimed;
import dev.bureau.core.store.CommitOutcome.Committed;
import dev.bureau.testing.ForwardingSessions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What goes wrong with claimed names. */
final class ClaimFaults {
  private ClaimFaults() {}

  /** The table of names has no unique key. */
  static Defect namesNotUnique() {
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public CommitOutcome commit(Commit commit) {
                return super.commit(Altered.claims(commit, each -> super.claimed(each).isEmpty()));
              }
            });
  }

  /** Whether a name is free is asked before the transaction that takes it. */
  static Defect namesCheckedApart() {
    Rendezvous between = Rendezvous.of(2);
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public CommitOutcome commit(Commit commit) {
                for (Claim each : commit.change().claims()) {
                  if (super.claimed(each).isPresent()) {
                    return super.commit(commit);
                  }
                  between.meet(each);
                }
                CommitOutcome outcome = super.commit(commit);
                return outcome instanceof Claimed
                    ? super.commit(Altered.claims(commit, each -> super.claimed(each).isEmpty()))
                    : outcome;
              }
            });
  }

  /** Names are taken first, and stay taken when the commit is refused. */
  static Defect namesOfRefusedCommits() {
    Map<Claim, Claimed> left = new ConcurrentHashMap<>();
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public CommitOutcome commit(Commit commit) {
                CommitOutcome outcome = super.commit(commit);
                if (!(outcome instanceof Committed)) {
                  for (Claim each : commit.change().claims()) {
                    left.put(each, new Claimed(each, commit.session(), commit.head().version()));
                  }
                }
                return outcome;
              }

              @Override
              public Optional<Claimed> claimed(Claim claim) {
                return super.claimed(claim).or(() -> Optional.ofNullable(left.get(claim)));
              }
            });
  }

  /** Names are deleted together with the session that has them. */
  static Defect namesGoWithTheSession() {
    Set<SessionId> removed = ConcurrentHashMap.newKeySet();
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public CommitOutcome remove(Session expected) {
                CommitOutcome outcome = super.remove(expected);
                if (outcome instanceof Committed) {
                  removed.add(expected.id());
                }
                return outcome;
              }

              @Override
              public Optional<Claimed> claimed(Claim claim) {
                return super.claimed(claim).filter(each -> !removed.contains(each.by()));
              }
            });
  }
}
