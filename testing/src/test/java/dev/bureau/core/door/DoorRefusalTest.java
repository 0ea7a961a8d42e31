package dev.bureau.core.door;

import static dev.bureau.core.door.Doors.PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Claim;
import dev.bureau.core.change.Decision;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.OpaqueEvent;
import dev.bureau.core.session.IllegalStatusChangeException;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is refused changes nothing, and says by its type why. */
class DoorRefusalTest {
  private final Doors doors = new Doors();
  private SessionId id;

  @BeforeEach
  void createASession() {
    id = doors.created("a");
  }

  private static Decision claiming(Claim claim) {
    return (session, aspects, moment) -> Change.NONE.withClaims(List.of(claim));
  }

  private void assertUnchanged() {
    assertThat(doors.journal(id)).hasSize(1);
    assertThat(doors.head(id).version()).isEqualTo(1);
  }

  @Test
  void changesNothingWhenTheDecisionRefuses() {
    doors.door.change(id, PERSON, Doors.operating(Operation.FAIL));
    List<Entry> before = doors.journal(id);

    assertThatExceptionOfType(IllegalStatusChangeException.class)
        .isThrownBy(() -> doors.door.change(id, PERSON, Doors.operating(Operation.COMPLETE)));
    assertThat(doors.journal(id)).isEqualTo(before);
  }

  @Test
  void commitsNothingWhenThereIsNothingToDo() {
    Session before = doors.head(id);

    Loaded same = doors.door.change(id, PERSON, (session, aspects, moment) -> Change.NONE);

    assertThat(same.session()).isEqualTo(before);
    assertThat(doors.faulty.asked()).hasSize(1);
  }

  @Test
  void refusesToCreateTwice() {
    assertThatExceptionOfType(SessionExistsException.class)
        .isThrownBy(
            () -> doors.door.create(id, PERSON, Doors.creating(SessionSpec.active("again"))))
        .satisfies(refused -> assertThat(refused.session()).isEqualTo(id));
    assertUnchanged();
  }

  @Test
  void refusesToCreateWhatARivalHasCreated() {
    assertThatExceptionOfType(SessionExistsException.class)
        .isThrownBy(
            () -> doors.rival.create(id, PERSON, Doors.creating(SessionSpec.active("again"))));
    assertUnchanged();
  }

  @Test
  void refusesToChangeWhatIsNotThere() {
    SessionId never = new SessionId("never");

    assertThatExceptionOfType(NoSuchSessionException.class)
        .isThrownBy(() -> doors.door.change(never, PERSON, Doors.counting()));
    assertThatExceptionOfType(NoSuchSessionException.class)
        .isThrownBy(() -> doors.door.load(never));
  }

  @Test
  void tellsWhoHasAClaimedName() {
    Claim claim = new Claim("usage", "k");
    SessionId owner = doors.created("owner");
    doors.door.change(owner, PERSON, claiming(claim));

    assertThatExceptionOfType(ClaimedException.class)
        .isThrownBy(() -> doors.door.change(id, PERSON, claiming(claim)))
        .satisfies(
            refused -> {
              assertThat(refused.claim()).isEqualTo(claim);
              assertThat(refused.by()).isEqualTo(owner);
              assertThat(refused.version()).isEqualTo(2);
            });
    assertUnchanged();
  }

  @Test
  void refusesAnObserverThatWouldChangeAnother() {
    SessionId observer = doors.created("watcher", SessionSpec.observer("watcher"));
    Caller caller = Caller.of(Actor.session(observer));

    assertThatExceptionOfType(ObserverChangeException.class)
        .isThrownBy(() -> doors.door.change(id, caller, Doors.counting()))
        .satisfies(refused -> assertThat(refused.session()).isEqualTo(observer));
    assertThatExceptionOfType(ObserverChangeException.class)
        .isThrownBy(() -> doors.door.remove(id, caller, Doors.FREE));
    assertUnchanged();
  }

  @Test
  void letsAnObserverChangeItself() {
    SessionId observer = doors.created("watcher", SessionSpec.observer("watcher"));

    Loaded changed =
        doors.door.change(observer, Caller.of(Actor.session(observer)), Doors.counting());

    assertThat(changed.session().version()).isEqualTo(2);
  }

  @Test
  void letsOtherSessionsNodesAndPeopleChange() {
    SessionId other = doors.created("other");

    doors.door.change(id, Caller.of(Actor.session(other)), Doors.counting());
    doors.door.change(id, Caller.of(Actor.node("n")), Doors.counting());
    doors.door.change(id, PERSON, Doors.counting());

    assertThat(doors.journal(id))
        .extracting(each -> each.actor().value())
        .containsExactly("user:kit", "session:other", "node:n", "user:kit");
  }

  @Test
  void refusesToChangeWhatANewerProgramWrote() {
    doors.rival.change(
        id,
        PERSON,
        (session, aspects, moment) ->
            Change.of(new OpaqueEvent("session.frozen", 1, "{\"why\":\"newer\"}")));

    assertThatExceptionOfType(ReadOnlySessionException.class)
        .isThrownBy(() -> doors.door.change(id, PERSON, Doors.counting()))
        .satisfies(refused -> assertThat(refused.session()).isEqualTo(id));
    assertThat(doors.head(id).version()).isEqualTo(2);
  }

  @Test
  void readsWhatANewerProgramWrote() {
    doors.rival.change(
        id,
        PERSON,
        (session, aspects, moment) ->
            Change.of(new OpaqueEvent("session.frozen", 1, "{\"why\":\"newer\"}")));

    Loaded loaded = doors.door.load(id);

    assertThat(loaded.writable()).isFalse();
    assertThat(loaded.session().version()).isEqualTo(2);
  }
}
