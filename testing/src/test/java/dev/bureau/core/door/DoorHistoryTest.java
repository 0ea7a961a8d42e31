package dev.bureau.core.door;

import static dev.bureau.core.door.Doors.PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Claim;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.OpaqueEvent;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The state of a session at any version (X20). */
class DoorHistoryTest {
  private final Doors doors = new Doors();

  @Test
  void isWhatItWasAfterEachVersion() {
    SessionId id = doors.created("a");
    List<Session> were = new ArrayList<>(List.of(doors.head(id)));
    were.add(doors.door.change(id, PERSON, Doors.operating(Operation.START)).session());
    for (int i = 0; i < 300; i++) {
      doors.seams.advance(Duration.ofMillis(7));
      were.add(doors.door.change(id, PERSON, Doors.counting()).session());
    }
    were.add(doors.door.change(id, PERSON, Doors.operating(Operation.COMPLETE)).session());

    for (Session was : were) {
      assertThat(doors.door.at(id, was.version()).session()).isEqualTo(was);
    }
  }

  @Test
  void countsACommitWithoutAnEvent() {
    SessionId id = doors.created("a");
    Change claiming = Change.NONE.withClaims(List.of(new Claim("usage", "k")));
    doors.door.change(id, PERSON, (session, aspects, moment) -> claiming);

    assertThat(doors.door.at(id, 2).session().version()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 3, Long.MAX_VALUE})
  void refusesAVersionThatIsNotThere(long version) {
    SessionId id = doors.created("a");
    doors.door.change(id, PERSON, Doors.counting());

    assertThatExceptionOfType(NoSuchVersionException.class)
        .isThrownBy(() -> doors.door.at(id, version))
        .withMessageContaining("from 1 to 2")
        .satisfies(
            refused -> {
              assertThat(refused.session()).isEqualTo(id);
              assertThat(refused.version()).isEqualTo(version);
            });
  }

  @Test
  void refusesASessionThatIsNotThere() {
    assertThatExceptionOfType(NoSuchSessionException.class)
        .isThrownBy(() -> doors.door.at(new SessionId("nobody"), 1));
  }

  @Test
  void refusesAHeadThatANewerProgramHasChanged() {
    SessionId id = doors.created("a");
    doors.door.change(
        id,
        PERSON,
        (session, aspects, moment) -> Change.of(new OpaqueEvent("session.zoned", 1, "{}")));

    assertThatExceptionOfType(ReadOnlySessionException.class)
        .isThrownBy(() -> doors.door.at(id, 2));
    assertThat(doors.door.at(id, 1).session().version()).isEqualTo(1);
  }
}
