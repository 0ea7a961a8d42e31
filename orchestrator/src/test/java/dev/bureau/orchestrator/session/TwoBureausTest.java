package dev.bureau.orchestrator.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.IllegalStatusChangeException;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.core.session.Status;
import dev.bureau.orchestrator.Office;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two bureaus decide about one session, each knowing it from before. */
class TwoBureausTest {
  private final Office office = new Office();
  private final SessionManager here = office.open().sessions();
  private final SessionManager there = office.open().sessions();

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void buildOnWhatTheOtherHasDone() {
    SessionId id = here.create(SessionSpec.active("shared")).id();
    there.update(id, SessionUpdate.metadata(Map.of("there", 1)));

    Session after = here.update(id, SessionUpdate.metadata(Map.of("here", 1)));

    assertThat(after.metadata()).containsOnlyKeys("there", "here");
  }

  @Test
  void doNotTakeForDoneWhatTheOtherHasUndone() {
    SessionId id = here.create(SessionSpec.active("shared")).id();
    here.update(id, SessionUpdate.metadata(Map.of("owner", "here")));
    there.update(id, SessionUpdate.metadata(Map.of("owner", "there")));

    Session after = here.update(id, SessionUpdate.metadata(Map.of("owner", "here")));

    assertThat(after.metadata()).containsEntry("owner", "here");
    assertThat(here.get(id)).isEqualTo(after);
  }

  @Test
  void refuseByTheStatusThatTheSessionHasNow() {
    SessionId id = here.create(SessionSpec.active("shared")).id();
    here.fail(id, 1, "broken");
    there.stop(id, "enough");

    IllegalStatusChangeException refused =
        catchThrowableOfType(IllegalStatusChangeException.class, () -> here.start(id));

    assertThat(refused.from()).isEqualTo(Status.TERMINATED);
  }

  @Test
  void giveOneSessionForOneKey() {
    SessionSpec spec = SessionSpec.active("shared").key("order 17");

    assertThat(here.create(spec).id()).isEqualTo(there.create(spec).id());
  }
}
