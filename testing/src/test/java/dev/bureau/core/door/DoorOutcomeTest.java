package dev.bureau.core.door;

import static dev.bureau.core.door.Doors.PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.change.Fold;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.store.Sessions;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoreException;
import dev.bureau.testing.ForwardingSessions;
import dev.bureau.testing.ForwardingStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When the store cannot tell, the door looks the commit up before it decides again (X31). */
class DoorOutcomeTest {
  private final Doors doors = new Doors();
  private final List<Session> seen = new ArrayList<>();
  private SessionId id;

  @BeforeEach
  void createASession() {
    id = doors.created("a");
  }

  @Test
  void decidesOnceWhenTheCommitIsFound() {
    doors.faulty.breakAfterCommit(1);

    doors.door.change(id, PERSON, Doors.watched(seen, Doors.counting()));

    assertThat(seen).hasSize(1);
    assertThat(doors.head(id).metadata()).isEqualTo(Map.of("count", 1L));
    assertThat(doors.journal(id)).hasSize(2);
  }

  @Test
  void returnsWhatStandsWhenTheCommitIsFound() {
    doors.faulty.breakAfterCommit(1);

    Loaded changed = doors.door.change(id, PERSON, Doors.counting());

    assertThat(changed.session()).isEqualTo(doors.head(id));
  }

  @Test
  void triesAgainUnderTheSameIdentityWhenItIsNotFound() {
    doors.faulty.breakBeforeCommit(1);

    doors.door.change(id, PERSON, Doors.counting());

    assertThat(doors.faulty.asked()).hasSize(3);
    assertThat(doors.faulty.asked().get(2).moment())
        .isEqualTo(doors.faulty.asked().get(1).moment());
    assertThat(doors.head(id).metadata()).isEqualTo(Map.of("count", 1L));
  }

  @Test
  void createsOnceWhenTheCommitIsFound() {
    SessionId created = new SessionId("b");
    doors.faulty.breakAfterCommit(1);

    Loaded loaded = doors.door.create(created, PERSON, Doors.creating(SessionSpec.active("plain")));

    assertThat(loaded.session()).isEqualTo(doors.head(created));
    assertThat(loaded.session().version()).isEqualTo(1);
  }

  @Test
  void createsWhenTheCommitIsNotFound() {
    SessionId created = new SessionId("b");
    doors.faulty.breakBeforeCommit(1);

    doors.door.create(created, PERSON, Doors.creating(SessionSpec.active("plain")));

    assertThat(doors.head(created).version()).isEqualTo(1);
  }

  @Test
  void saysThatItDoesNotKnowWhenTheLookUpFailsToo() {
    doors.faulty.breakAfterCommit(1);
    doors.faulty.breakLookUps(1);

    assertThatExceptionOfType(UnknownOutcomeException.class)
        .isThrownBy(() -> doors.door.change(id, PERSON, Doors.counting()))
        .satisfies(
            unknown -> {
              assertThat(unknown.session()).isEqualTo(id);
              assertThat(doors.store.sessions().outcome(id, unknown.commit())).contains(2L);
              assertThat(unknown.getCause().getSuppressed()).hasSize(1);
            });
  }

  @Test
  void goesOnFromWhatStandsAfterItDidNotKnow() {
    doors.faulty.breakAfterCommit(1);
    doors.faulty.breakLookUps(1);
    assertThatExceptionOfType(UnknownOutcomeException.class)
        .isThrownBy(() -> doors.door.change(id, PERSON, Doors.counting()));

    doors.door.change(id, PERSON, Doors.counting());

    assertThat(doors.head(id).metadata()).isEqualTo(Map.of("count", 2L));
  }

  @Test
  void losesNothingOfTheRivalAfterALostAnswer() {
    doors.faulty.breakAfterCommit(1);

    doors.door.change(id, PERSON, Doors.counting());
    doors.rival.change(id, PERSON, Doors.counting());
    Loaded last = doors.door.change(id, PERSON, Doors.counting());

    assertThat(last.session().metadata()).isEqualTo(Map.of("count", 3L));
  }

  @Test
  void givesUpWhenNothingStandsAfterThreeAttempts() {
    for (int i = 1; i <= 3; i++) {
      doors.faulty.breakBeforeCommit(i);
    }
    int before = doors.faulty.asked().size();

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> doors.door.change(id, PERSON, Doors.counting()));
    assertThat(doors.faulty.asked()).hasSize(before + 3);
  }

  @Test
  void remembersWhatWasFound() {
    doors.faulty.breakAfterCommit(1);
    doors.door.change(id, PERSON, Doors.counting());
    doors.rival.change(id, PERSON, Doors.counting());

    assertThat(doors.door.remembered(id).session().version()).isEqualTo(2);
  }

  @Test
  void remembersNothingThatItDoesNotKnowToStand() {
    doors.faulty.breakAfterCommit(1);
    doors.faulty.breakLookUps(1);
    assertThatExceptionOfType(UnknownOutcomeException.class)
        .isThrownBy(() -> doors.door.change(id, PERSON, Doors.counting()));

    assertThat(doors.door.remembered(id).session()).isEqualTo(doors.head(id));
  }

  @Test
  void returnsWhatStandsWhenItIsFoundOnlyAtTheNextAttempt() {
    Door door = blindOnce();
    doors.faulty.breakAfterCommit(1);

    Loaded changed = door.change(id, PERSON, Doors.counting());

    assertThat(changed.session()).isEqualTo(doors.head(id));
    assertThat(doors.head(id).metadata()).isEqualTo(Map.of("count", 1L));
  }

  /** A door to a store whose first look-up comes before the commit that it asks for. */
  private Door blindOnce() {
    AtomicBoolean blind = new AtomicBoolean(true);
    Store store =
        new ForwardingStore(doors.faulty) {
          @Override
          public Sessions sessions() {
            return new ForwardingSessions(super.sessions()) {
              @Override
              public Optional<Long> outcome(SessionId session, CommitId commit) {
                return blind.getAndSet(false) ? Optional.empty() : super.outcome(session, commit);
              }
            };
          }
        };
    return new Door(store, new Fold(CoreEvents.CATALOGUE), doors.seams);
  }
}
