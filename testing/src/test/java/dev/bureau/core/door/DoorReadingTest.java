package dev.bureau.core.door;

import static dev.bureau.core.door.Doors.PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.cell.Cells;
import dev.bureau.core.change.Fold;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.store.Holder;
import dev.bureau.core.store.Lease;
import dev.bureau.core.store.LeaseOutcome.Granted;
import dev.bureau.core.store.Sessions;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoredSession;
import dev.bureau.testing.ForwardingSessions;
import dev.bureau.testing.ForwardingStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a door shows of a session that another process has changed. */
class DoorReadingTest {
  private static final SessionId NOBODY = new SessionId("nobody");

  private final Doors doors = new Doors();
  private SessionId id;

  @BeforeEach
  void createASessionThatTheRivalChanges() {
    id = doors.created("a");
    doors.rival.change(id, PERSON, Doors.counting());
  }

  @Test
  void loadsItAsTheStoreHasIt() {
    assertThat(doors.door.load(id).session()).isEqualTo(doors.head(id));
  }

  @Test
  void loadsWhatLiesBesideItsHeadAsTheStoreHasIt() {
    doors.rival.change(id, PERSON, Doors.starting(1));

    assertThat(doors.door.load(id).aspects().get(Cells.ASPECT).all()).hasSize(1);
  }

  @Test
  void remembersItAsItSawItLast() {
    assertThat(doors.door.remembered(id).session().version()).isEqualTo(1);
  }

  @Test
  void refusesToRememberWhatIsNotThere() {
    assertThatExceptionOfType(NoSuchSessionException.class)
        .isThrownBy(() -> doors.door.remembered(NOBODY));
  }

  @Test
  void loadsTheEndOfItsChainAsTheStoreHasIt() {
    assertThat(doors.door.loadEnd(id)).map(Loaded::session).contains(doors.head(id));
  }

  @Test
  void showsTheHeadOfTheEndOfItsChain() {
    assertThat(doors.door.end(id)).contains(doors.head(id));
  }

  @Test
  void knowsNoEndOfWhatIsNotThere() {
    assertThat(doors.door.end(NOBODY)).isEmpty();
  }

  @Test
  void loadsNoEndOfWhatIsNotThere() {
    assertThat(doors.door.loadEnd(NOBODY)).isEmpty();
  }

  @Test
  void showsTheEpochOfAHolderThatHasCommittedNothing() {
    doors.door.load(id);
    Holder holder = new Holder("node", doors.seams.processes().another());
    Lease lease =
        ((Granted) doors.store.leases().claim(id, holder, Duration.ofSeconds(10))).lease();

    assertThat(doors.door.load(id).epoch()).isEqualTo(lease.epoch());
  }

  @Test
  void showsTheSecondLifeOfASession() {
    doors.rival.remove(id, PERSON, Doors.FREE);
    doors.seams.advance(Duration.ofSeconds(1));
    doors.rival.create(id, PERSON, Doors.creating(SessionSpec.active("second life")));

    assertThat(doors.door.load(id).session().name()).isEqualTo("second life");
  }

  @Test
  void showsTheSecondLifeOfASessionThatWasFurtherInItsFirst() {
    doors.door.load(id);
    doors.rival.remove(id, PERSON, Doors.FREE);
    doors.seams.advance(Duration.ofSeconds(1));
    doors.rival.create(id, PERSON, Doors.creating(SessionSpec.active("second life")));

    assertThat(doors.door.load(id).session().name()).isEqualTo("second life");
  }

  @Test
  void remembersNothingOfASessionThatItFoundGone() {
    doors.rival.remove(id, PERSON, Doors.FREE);
    assertThatExceptionOfType(NoSuchSessionException.class)
        .isThrownBy(() -> doors.door.load(id))
        .satisfies(refused -> assertThat(refused.session()).isEqualTo(id));

    assertThatExceptionOfType(NoSuchSessionException.class)
        .isThrownBy(() -> doors.door.remembered(id));
  }

  @Test
  void asksWhetherTheHeadItKnowsStillStands() {
    List<Session> asked = new ArrayList<>();
    Store store =
        new ForwardingStore(doors.store) {
          @Override
          public Sessions sessions() {
            return new ForwardingSessions(super.sessions()) {
              @Override
              public Optional<StoredSession> head(Session known) {
                asked.add(known);
                return super.head(known);
              }
            };
          }
        };
    Door asking = new Door(store, new Fold(CoreEvents.CATALOGUE), doors.seams);
    Session known = asking.load(id).session();

    asking.end(id);

    assertThat(asked).containsExactly(known);
  }
}
