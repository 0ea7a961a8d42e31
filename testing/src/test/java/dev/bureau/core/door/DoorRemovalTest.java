package dev.bureau.core.door;

import static dev.bureau.core.door.Doors.PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.change.Fold;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.Sessions;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoreException;
import dev.bureau.testing.ForwardingSessions;
import dev.bureau.testing.ForwardingStore;
import java.time.Duration;
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
  void remembersNothingOfWhatItHasRemoved() {
    doors.door.remove(id, PERSON, Doors.FREE);

    assertThatExceptionOfType(NoSuchSessionException.class)
        .isThrownBy(() -> doors.door.remembered(id));
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

  @Test
  void givesUpWhenTheSessionKeepsChanging() {
    Consumer<Session> disturbed = session -> doors.rival.change(id, PERSON, Doors.counting());

    assertThatExceptionOfType(ContentionException.class)
        .isThrownBy(() -> doors.door.remove(id, PERSON, disturbed))
        .satisfies(
            given -> {
              assertThat(given.expected()).isEqualTo(100);
              assertThat(given.actual()).isEqualTo(101);
            });
  }

  @Test
  void checksTheOneThatTookTheIdMeanwhile() {
    List<Session> seen = new ArrayList<>();
    Consumer<Session> late =
        session -> {
          seen.add(session);
          if (session.name().equals("another")) {
            throw new SessionExistsException(id);
          }
          giveTheIdToAnother();
        };

    assertThatExceptionOfType(SessionExistsException.class)
        .isThrownBy(() -> doors.door.remove(id, PERSON, late));
    assertThat(seen).extracting(Session::version).containsExactly(1L, 1L);
    assertThat(doors.head(id).name()).isEqualTo("another");
  }

  @Test
  void isDoneWhenTheStoreCannotTellAndTheSessionIsGone() {
    Door uncertain = uncertain(() -> doors.rival.remove(id, PERSON, Doors.FREE));

    uncertain.remove(id, PERSON, Doors.FREE);

    assertThat(doors.store.sessions().head(id)).isEmpty();
  }

  @Test
  void isDoneWhenTheStoreCannotTellAndAnotherHasTheId() {
    Door uncertain = uncertain(this::giveTheIdToAnother);

    uncertain.remove(id, PERSON, Doors.FREE);

    assertThat(doors.head(id).name()).isEqualTo("another");
  }

  @Test
  void failsWhenTheStoreCannotTellAndTheSessionIsStillThere() {
    Door uncertain = uncertain(() -> {});

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> uncertain.remove(id, PERSON, Doors.FREE))
        .withMessageContaining("planted");
  }

  private void giveTheIdToAnother() {
    doors.rival.remove(id, PERSON, Doors.FREE);
    doors.seams.advance(Duration.ofMillis(1));
    doors.rival.create(id, PERSON, Doors.creating(SessionSpec.active("another")));
  }

  /** A door to a store in which this happens when a session is to be removed; it cannot tell. */
  private Door uncertain(Runnable happens) {
    Store store =
        new ForwardingStore(doors.store) {
          @Override
          public Sessions sessions() {
            return new ForwardingSessions(super.sessions()) {
              @Override
              public CommitOutcome remove(Session expected) {
                happens.run();
                return new CommitOutcome.Unknown(
                    new StoreException(
                        Category.UNAVAILABLE, "removal", "planted", "nothing", null));
              }
            };
          }
        };
    return new Door(store, new Fold(CoreEvents.CATALOGUE), doors.seams);
  }
}
