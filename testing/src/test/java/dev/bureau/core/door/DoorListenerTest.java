package dev.bureau.core.door;

import static dev.bureau.core.door.Doors.PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.cell.Cells;
import dev.bureau.core.change.Change;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.IllegalStatusChangeException;
import dev.bureau.core.session.Operation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Listeners are woken once for each commit that stands, and for nothing else. */
class DoorListenerTest {
  private final Doors doors = new Doors();
  private final List<Long> woken = new ArrayList<>();
  private SessionId id;

  @BeforeEach
  void createASessionAndListen() {
    id = doors.created("a");
    doors.door.listen((commit, before) -> woken.add(commit.head().version()));
  }

  @Test
  void areWokenOnceForACommit() {
    doors.door.change(id, PERSON, Doors.counting());
    doors.door.change(id, PERSON, Doors.counting());

    assertThat(woken).containsExactly(2L, 3L);
  }

  @Test
  void areWokenOnceForACommitThatNeededSeveralAttempts() {
    doors.rival.change(id, PERSON, Doors.counting());

    doors.door.change(id, PERSON, Doors.counting());

    assertThat(woken).containsExactly(3L);
  }

  @Test
  void areWokenOnceForACommitWhoseAnswerWasLost() {
    doors.faulty.breakAfterCommit(1);

    doors.door.change(id, PERSON, Doors.counting());

    assertThat(woken).containsExactly(2L);
  }

  @Test
  void areNotWokenForARefusal() {
    doors.door.change(id, PERSON, Doors.operating(Operation.SHUTDOWN));
    woken.clear();

    assertThatExceptionOfType(IllegalStatusChangeException.class)
        .isThrownBy(() -> doors.door.change(id, PERSON, Doors.operating(Operation.START)));
    assertThat(woken).isEmpty();
  }

  @Test
  void areNotWokenWhenThereIsNothingToDo() {
    doors.door.change(id, PERSON, (session, aspects, moment) -> Change.NONE);

    assertThat(woken).isEmpty();
  }

  @Test
  void findTheirCommitInTheStore() {
    List<Long> standing = new ArrayList<>();
    doors.door.listen((commit, before) -> standing.add(doors.head(commit.session()).version()));

    doors.door.change(id, PERSON, Doors.counting());

    assertThat(standing).containsExactly(2L);
  }

  @Test
  void areToldWhatTheSessionWasRightBeforeTheCommitThatStands() {
    List<Integer> before = new ArrayList<>();
    doors.door.listen((commit, aspects) -> before.add(aspects.get(Cells.ASPECT).all().size()));
    doors.rival.change(id, PERSON, Doors.starting(1));

    doors.door.change(id, PERSON, Doors.starting(2));

    assertThat(before).containsExactly(1);
  }

  @Test
  void mayUseTheDoorThemselves() {
    SessionId log = doors.created("log");
    woken.clear();
    doors.door.listen(
        (commit, before) -> {
          if (commit.session().equals(id)) {
            doors.door.change(log, PERSON, Doors.counting());
          }
        });

    doors.door.change(id, PERSON, Doors.counting());

    assertThat(doors.head(log).metadata()).containsEntry("count", 1L);
  }

  @Test
  void areNotWokenAnyMoreOnceTheyHaveEnded() {
    List<Long> ended = new ArrayList<>();
    Door.Listening listening =
        doors.door.listen((commit, before) -> ended.add(commit.head().version()));
    doors.door.change(id, PERSON, Doors.counting());

    listening.close();
    doors.door.change(id, PERSON, Doors.counting());

    assertThat(ended).containsExactly(2L);
  }
}
