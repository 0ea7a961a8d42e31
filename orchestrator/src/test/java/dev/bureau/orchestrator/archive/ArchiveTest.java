package dev.bureau.orchestrator.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.door.ObserverChangeException;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Event;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionArchived;
import dev.bureau.core.session.SessionEnded;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.core.session.Status;
import dev.bureau.core.session.StatusChanged;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Office;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** R8: sessions are put aside one by one. */
class ArchiveTest {
  private final Office office = new Office();
  private final Bureau bureau = office.open();

  @AfterEach
  void close() {
    office.close();
  }

  private SessionId active() {
    return bureau.sessions().start(bureau.sessions().create(SessionSpec.director("d")).id()).id();
  }

  @Test
  void endsASessionInTheCommitThatArchivesIt() {
    SessionId id = active();

    Session archived = bureau.archive().archive(id);

    assertThat(archived.status()).isEqualTo(Status.TERMINATED);
    assertThat(archived.ending()).isEqualTo(new Ending(null, "cleaned up"));
    assertThat(archived.times().archived()).isEqualTo(archived.times().ended());
    List<Event<?>> events = Office.eventsOf(bureau, id, archived.version());
    assertThat(events)
        .hasExactlyElementsOfTypes(StatusChanged.class, SessionEnded.class, SessionArchived.class);
  }

  @Test
  void leavesTheEndOfAFinalOneAsItWas() {
    SessionId id = active();
    bureau.sessions().complete(id);

    Session archived = bureau.archive().archive(id);

    assertThat(archived.status()).isEqualTo(Status.COMPLETED);
    assertThat(archived.ending()).isEqualTo(new Ending(0, "completed"));
  }

  @Test
  void hasNothingToDoTwice() {
    Session once = bureau.archive().archive(active());

    assertThat(bureau.archive().archive(once.id())).isEqualTo(once);
  }

  @Test
  void leavesOneUnderWhichOthersLive() {
    SessionId director = active();
    bureau.sessions().create(SessionSpec.department("legal").supervisor(director));

    assertThatThrownBy(() -> bureau.archive().archive(director))
        .isInstanceOf(ArchiveRefusedException.class)
        .hasMessageContaining("1 sessions under it live");
    assertThat(bureau.sessions().get(director).status()).isEqualTo(Status.ACTIVE);
  }

  @Test
  void refusesTheReservedSession() {
    assertThatThrownBy(() -> bureau.archive().archive(SessionId.BUREAU))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("'bureau'");
  }

  @Test
  void refusesOneThatIsNotThere() {
    assertThatThrownBy(() -> bureau.archive().archive(new SessionId("nobody")))
        .isInstanceOf(NoSuchSessionException.class);
  }

  @Test
  void refusesAnObserverThatAsksForAnother() {
    SessionId id = active();
    SessionId eye = bureau.sessions().create(SessionSpec.observer("eye")).id();

    assertThatThrownBy(() -> bureau.as(eye).archive().archive(id))
        .isInstanceOf(ObserverChangeException.class);
  }

  @Test
  void takesRecordsAfterwards() {
    SessionId id = active();
    bureau.archive().archive(id);

    Session noted = bureau.sessions().update(id, SessionUpdate.metadata(Map.of("kept", "no 7")));

    assertThat(noted.metadata()).containsEntry("kept", "no 7");
    assertThat(noted.times().archived()).isNotNull();
  }

  @Test
  void canBeDeletedAfterwards() {
    SessionId id = active();
    bureau.archive().archive(id);

    bureau.sessions().delete(id);

    assertThat(bureau.sessions().find(id)).isEmpty();
  }
}
