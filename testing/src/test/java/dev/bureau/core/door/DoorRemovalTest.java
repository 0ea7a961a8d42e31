package dev.bureau.core.door;

import static dev.bureau.core.door.Doors.PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session is removed if the check lets it, on the head that the check has seen. */
class DoorRemovalTest {
  private final Doors doors = new Doors();
  private SessionId id;

  @BeforeEach
  void createASession() {
    id = doors.created("a");
  }

  @Test
  void removesForGood() {
    doors.door.remove(id, PERSON, Doors.FREE);

    assertThat(doors.store.sessions().head(id)).isEmpty();
    assertThatExceptionOfType(NoSuchSessionException.class).isThrownBy(() -> doors.door.load(id));
  }

  @Test
  void removesNothingWhenTheCheckRefuses() {
    Consumer<Session> refusing =
        session -> {
          throw new SessionExistsException(session.id());
        };

    assertThatExceptionOfType(SessionExistsException.class)
        .isThrownBy(() -> doors.door.remove(id, PERSON, refusing));
    assertThat(doors.head(id).version()).isEqualTo(1);
  }

  @Test
  void checksAgainWhenARivalWasFaster() {
    List<Session> seen = new ArrayList<>();
    Consumer<Session> disturbed =
        session -> {
          if (seen.isEmpty()) {
            doors.rival.change(id, PERSON, Doors.counting());
          }
          seen.add(session);
        };

    doors.door.remove(id, PERSON, disturbed);

    assertThat(seen).extracting(Session::version).containsExactly(1L, 2L);
    assertThat(doors.store.sessions().head(id)).isEmpty();
  }

  @Test
  void refusesToRemoveWhatIsNotThere() {
    assertThatExceptionOfType(NoSuchSessionException.class)
        .isThrownBy(() -> doors.door.remove(new SessionId("never"), PERSON, Doors.FREE));
  }

  @Test
  void letsTheIdBeginAnew() {
    doors.door.remove(id, PERSON, Doors.FREE);

    Loaded second = doors.door.create(id, PERSON, Doors.creating(SessionSpec.active("second")));

    assertThat(second.session().version()).isEqualTo(1);
    assertThat(second.session().name()).isEqualTo("second");
  }
}
