package dev.bureau.core.door;

import static dev.bureau.core.door.Doors.PERSON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.cell.Cell;
import dev.bureau.core.cell.CellKey;
import dev.bureau.core.cell.CellStarted;
import dev.bureau.core.cell.Cells;
import dev.bureau.core.cell.SideEffect;
import dev.bureau.core.cell.Step;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.change.Fold;
import dev.bureau.core.id.CellId;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import java.util.Collections;
import java.util.List;
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

  private static Decision starting(int number) {
    return (session, aspects, moment) ->
        Change.of(
            new CellStarted(
                new Step(
                    new CellId("cell_%08x".formatted(number)),
                    new CellKey(new MessageId("m"), "step", number),
                    "tool",
                    SideEffect.EFFECT,
                    "0".repeat(64),
                    moment.now())));
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
      door.change(id, PERSON, starting(i));
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
    Decision thousand =
        (session, aspects, moment) -> {
          Change change = Doors.counting().decide(session, aspects, moment);
          return Change.of(Collections.nCopies(1_000, change.events().get(0)));
        };

    for (int i = 0; i < 9; i++) {
      door.change(id, PERSON, thousand);
    }

    assertThat(watched.kept).containsExactly(4L, 7L, 10L);
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
}
