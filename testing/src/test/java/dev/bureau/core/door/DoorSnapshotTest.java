package dev.bureau.core.door;

import static dev.bureau.core.door.Doors.PERSON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.cell.Cell;
import dev.bureau.core.cell.Cells;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.change.Fold;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.store.Sessions;
import dev.bureau.core.store.Snapshot;
import dev.bureau.core.store.Store;
import dev.bureau.testing.ForwardingSessions;
import dev.bureau.testing.ForwardingStore;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every 256 commits a snapshot is kept, and opening a session folds only what came after (X34). */
class DoorSnapshotTest {
  private final Doors doors = new Doors();
  private final WatchedSnapshots watched = new WatchedSnapshots(doors.store);
  private final Door door = doorOf();
  private final SessionId id = doors.created("a");

  private Door doorOf() {
    return new Door(watched, new Fold(CoreEvents.CATALOGUE), doors.seams);
  }

  private void commit(int times) {
    for (int i = 0; i < times; i++) {
      door.change(id, PERSON, Doors.counting());
    }
  }

  private List<Cell> cells(Door opened) {
    return List.copyOf(opened.load(id).aspects().get(Cells.ASPECT).all());
  }

  @Test
  void keepsOneEvery256Commits() {
    commit(1_023);

    assertThat(watched.kept).containsExactly(256L, 512L, 768L, 1024L);
  }

  @Test
  void opensFromTheLastOne() {
    commit(600);
    watched.readFrom.clear();

    doorOf().load(id);

    assertThat(watched.readFrom).isNotEmpty().allSatisfy(from -> assertThat(from).isEqualTo(513));
  }

  @Test
  void findsTheSameStatesAsTheWholeJournal() {
    for (int i = 0; i < 600; i++) {
      door.change(id, PERSON, Doors.starting(i));
    }

    Door opened = doorOf();

    assertThat(watched.kept).containsExactly(256L, 512L);
    assertThat(cells(opened)).hasSize(600).isEqualTo(cells(door));
  }

  @Test
  void goesOnCountingFromTheOneItOpenedWith() {
    commit(300);
    watched.kept.clear();
    Door opened = doorOf();

    for (int i = 0; i < 300; i++) {
      opened.change(id, PERSON, Doors.counting());
    }

    assertThat(watched.kept).containsExactly(512L);
  }

  @Test
  void keepsLargeOnesLessOften() {
    watched.bytes = 1_000 * 1_024;

    commit(1_300);

    assertThat(watched.kept).containsExactly(256L, 1_256L);
  }

  @Test
  void keepsOneSoonerWhenCommitsAreLarge() {
    for (int i = 0; i < 9; i++) {
      door.change(id, PERSON, times(1_000));
    }

    assertThat(watched.kept).containsExactly(4L, 7L, 10L);
  }

  @Test
  void countsTheEntriesItFindsWhenItOpens() {
    door.change(id, PERSON, times(1_000));
    door.change(id, PERSON, times(1_000));

    doorOf().change(id, PERSON, times(1_000));

    assertThat(watched.kept).containsExactly(4L);
  }

  @Test
  void keepsOneWith2560Entries() {
    door.change(id, PERSON, times(2_559));

    assertThat(watched.kept).containsExactly(2L);
  }

  @Test
  void keepsNoneWithOneEntryFewer() {
    door.change(id, PERSON, times(2_558));

    assertThat(watched.kept).isEmpty();
  }

  private static Decision times(int entries) {
    return (session, aspects, moment) -> {
      Change change = Doors.counting().decide(session, aspects, moment);
      return Change.of(Collections.nCopies(entries, change.events().get(0)));
    };
  }

  @Test
  void countsEntriesWhereLargeOnesAreConcerned() {
    watched.bytes = 1_000 * 1_024;
    Decision four =
        (session, aspects, moment) -> {
          Change change = Doors.counting().decide(session, aspects, moment);
          return change.and(change).and(change).and(change);
        };

    for (int i = 0; i < 600; i++) {
      door.change(id, PERSON, four);
    }

    assertThat(watched.kept).containsExactly(256L, 512L);
  }

  @Test
  void losesNoCommitWhenNoneCanBeKept() {
    watched.broken = true;

    commit(300);

    assertThat(doors.head(id).version()).isEqualTo(301);
    assertThat(watched.kept).isEmpty();
  }

  @Test
  void showsAPastVersionFromTheLastOneBeforeIt() {
    commit(600);
    watched.readFrom.clear();

    long version = doorOf().at(id, 520).session().version();

    assertThat(version).isEqualTo(520);
    assertThat(watched.readFrom).isNotEmpty().allSatisfy(from -> assertThat(from).isEqualTo(513));
  }

  @Test
  void showsNothingOfAnEarlierLifeThatLeftOne() {
    Door second = doorToASecondLifeThatFindsASnapshotOfTheFirst();

    assertThat(second.at(id, 300).session().name()).isEqualTo("second");
    assertThat(second.load(id).aspects().get(Cells.ASPECT).all()).isEmpty();
  }

  private Door doorToASecondLifeThatFindsASnapshotOfTheFirst() {
    for (int i = 0; i < 255; i++) {
      door.change(id, PERSON, Doors.starting(i));
    }
    Optional<Snapshot> left = doors.store.sessions().snapshot(id, 256);
    door.remove(id, PERSON, Doors.FREE);
    doors.seams.advance(Duration.ofSeconds(1));
    door.create(id, PERSON, Doors.creating(SessionSpec.active("second")));
    commit(300);
    Store leaving =
        new ForwardingStore(doors.store) {
          @Override
          public Sessions sessions() {
            return new ForwardingSessions(super.sessions()) {
              @Override
              public Optional<Snapshot> snapshot(SessionId session, long atMost) {
                return left;
              }
            };
          }
        };
    return new Door(leaving, new Fold(CoreEvents.CATALOGUE), doors.seams);
  }
}
