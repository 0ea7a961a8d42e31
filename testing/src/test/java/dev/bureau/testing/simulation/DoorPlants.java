package dev.bureau.testing.simulation;

import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.Sessions;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoredSession;
import dev.bureau.testing.ForwardingSessions;
import dev.bureau.testing.contract.broken.Altered;
import dev.bureau.testing.contract.broken.Defect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Bugs as a door could have them: what it makes of outcomes, and what it commits. */
final class DoorPlants {
  private DoorPlants() {}

  static List<Plant> all() {
    return List.of(
        plant("a conflict is overwritten", DoorPlants::overwriting),
        plant("a conflict counts as committed", DoorPlants::conflictsStand),
        plant("an unknown outcome counts as committed", DoorPlants::unknownStands),
        plant("an unknown outcome counts as found", DoorPlants::lookUpSaysYes),
        plant("commits carry the epoch of the head", DoorPlants::epochOfTheHead),
        plant("what is sent follows the commit", DoorPlants::sendsAfterwards),
        plant("what is sent precedes the commit", DoorPlants::sendsBefore),
        plant("only the first of several is acknowledged", DoorPlants::firstAcknowledged));
  }

  private static Plant plant(String name, Function<AtomicInteger, Defect> planting) {
    return new Plant(name, Plant.Place.DOOR, planting);
  }

  /** Somebody else was faster: the same again, on top of that. */
  private static Defect overwriting(AtomicInteger bites) {
    return committing(
        (works, commit) -> {
          CommitOutcome outcome = works.commit(commit);
          if (outcome instanceof CommitOutcome.Conflict) {
            bites.incrementAndGet();
            return works.commit(Altered.overwriting(commit, works));
          }
          return outcome;
        });
  }

  private static Defect conflictsStand(AtomicInteger bites) {
    return committing(
        (works, commit) -> {
          CommitOutcome outcome = works.commit(commit);
          if (outcome instanceof CommitOutcome.Conflict) {
            bites.incrementAndGet();
            return new CommitOutcome.Committed(commit.head().version());
          }
          return outcome;
        });
  }

  private static Defect unknownStands(AtomicInteger bites) {
    return committing(
        (works, commit) -> {
          CommitOutcome outcome = works.commit(commit);
          if (outcome instanceof CommitOutcome.Unknown) {
            bites.incrementAndGet();
            return new CommitOutcome.Committed(commit.head().version());
          }
          return outcome;
        });
  }

  private static Defect lookUpSaysYes(AtomicInteger bites) {
    Map<CommitId, Long> asked = new HashMap<>();
    return Defect.sessions(
        store ->
            new ForwardingSessions(store.sessions()) {
              @Override
              public CommitOutcome commit(Commit commit) {
                asked.put(commit.moment().commit(), commit.head().version());
                return super.commit(commit);
              }

              @Override
              public Optional<Long> outcome(SessionId session, CommitId commit) {
                Optional<Long> known = super.outcome(session, commit);
                if (known.isEmpty()) {
                  bites.incrementAndGet();
                }
                return known.or(() -> Optional.ofNullable(asked.get(commit)));
              }
            });
  }

  private static Defect epochOfTheHead(AtomicInteger bites) {
    return committing(
        (works, commit) -> {
          long present =
              works.head(commit.session()).map(StoredSession::epoch).orElse(commit.epoch());
          if (present > commit.epoch()) {
            bites.incrementAndGet();
          }
          return works.commit(Altered.epoch(commit, Math.max(present, commit.epoch())));
        });
  }

  private static Defect sendsAfterwards(AtomicInteger bites) {
    return works -> apart(works, bites, false).in(works);
  }

  private static Defect sendsBefore(AtomicInteger bites) {
    return works -> apart(works, bites, true).in(works);
  }

  private static Defect apart(Store store, AtomicInteger bites, boolean before) {
    return committing(
        (works, commit) -> {
          if (commit.postings().isEmpty()) {
            return works.commit(commit);
          }
          bites.incrementAndGet();
          if (before) {
            store.mailboxes().put(commit.postings(), Integer.MAX_VALUE);
            return works.commit(withoutPostings(commit));
          }
          CommitOutcome outcome = works.commit(withoutPostings(commit));
          if (outcome instanceof CommitOutcome.Committed) {
            store.mailboxes().put(commit.postings(), Integer.MAX_VALUE);
          }
          return outcome;
        });
  }

  private static Commit withoutPostings(Commit commit) {
    return new Commit(
        commit.expectedVersion(),
        commit.epoch(),
        commit.moment(),
        commit.change(),
        commit.head(),
        List.of());
  }

  private static Defect firstAcknowledged(AtomicInteger bites) {
    return committing(
        (works, commit) -> {
          List<?> all = commit.change().acknowledgements();
          if (all.size() < 2) {
            return works.commit(commit);
          }
          bites.incrementAndGet();
          return works.commit(Altered.acknowledgements(commit, each -> each.equals(all.get(0))));
        });
  }

  /** How a commit is made. */
  @FunctionalInterface
  private interface Committing {
    CommitOutcome commit(Sessions works, Commit commit);
  }

  private static Defect committing(Committing way) {
    return Defect.sessions(
        store ->
            new ForwardingSessions(store.sessions()) {
              @Override
              public CommitOutcome commit(Commit commit) {
                return way.commit(store.sessions(), commit);
              }
            });
  }
}
