package dev.bureau.orchestrator.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.Status;
import dev.bureau.core.template.Template;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Office;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionDeletionTest {
  private final Office office = new Office();
  private final Bureau bureau = office.open();
  private final SessionManager sessions = bureau.sessions();
  private SessionId id;

  @BeforeEach
  void create() {
    id = sessions.create(SessionSpec.director("main")).id();
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void deletesOneThatHasNotStarted() {
    sessions.delete(id);

    assertThat(sessions.find(id)).isEmpty();
  }

  @Test
  void deletesOneThatHasEnded() {
    sessions.complete(id);
    sessions.delete(id);

    assertThat(sessions.find(id)).isEmpty();
  }

  @Test
  void refusesAnActiveOneAndSaysWhy() {
    sessions.start(id);

    assertThatThrownBy(() -> sessions.delete(id))
        .isInstanceOf(DeletionRefusedException.class)
        .hasMessageContaining("ACTIVE");
  }

  @Test
  void refusesOneInError() {
    sessions.fail(id, 1, "broken");

    assertThatThrownBy(() -> sessions.delete(id)).isInstanceOf(DeletionRefusedException.class);
  }

  @Test
  void keepsWhatItRefusesToDelete() {
    sessions.start(id);
    assertThatThrownBy(() -> sessions.delete(id));

    assertThat(sessions.get(id).status()).isEqualTo(Status.ACTIVE);
  }

  @Test
  void refusesOneWithLiveChildren() {
    sessions.create(SessionSpec.department("legal").supervisor(id));

    assertThatThrownBy(() -> sessions.delete(id))
        .isInstanceOf(DeletionRefusedException.class)
        .hasMessageContaining("1 sessions under it");
  }

  @Test
  void deletesOneWhoseChildrenHaveEnded() {
    SessionId child = sessions.create(SessionSpec.department("legal").supervisor(id)).id();
    sessions.complete(child);
    sessions.delete(id);

    assertThat(sessions.find(id)).isEmpty();
  }

  @Test
  void refusesAMissingOne() {
    sessions.delete(id);

    assertThatThrownBy(() -> sessions.delete(id)).isInstanceOf(NoSuchSessionException.class);
  }

  @Test
  void deletesAnActiveOneByForce() {
    sessions.start(id);
    sessions.forceDelete(id);

    assertThat(sessions.find(id)).isEmpty();
  }

  @Test
  void stopsButKeepsAForcedOneWithLiveChildren() {
    sessions.start(id);
    sessions.create(SessionSpec.department("legal").supervisor(id));

    assertThatThrownBy(() -> sessions.forceDelete(id)).isInstanceOf(DeletionRefusedException.class);
    assertThat(sessions.get(id).status()).isEqualTo(Status.TERMINATED);
  }

  @Test
  void deletesTheMailToo() {
    bureau.send(id, Office.letter());
    sessions.delete(id);

    assertThat(bureau.store().mailboxes().counts(id).waiting()).isZero();
  }

  @Test
  void leavesTheReservedSessionAlone() {
    bureau.templates().put(new Template("worker", SessionSpec.department("w")));

    assertRefused(() -> sessions.delete(SessionId.BUREAU));
    assertRefused(() -> sessions.forceDelete(SessionId.BUREAU));
    assertRefused(() -> sessions.deleteChain(SessionId.BUREAU));
    assertRefused(() -> sessions.forceDeleteChain(SessionId.BUREAU));
    assertRefused(() -> sessions.stop(SessionId.BUREAU, "enough"));
    assertRefused(() -> sessions.complete(SessionId.BUREAU));
    assertRefused(() -> sessions.fail(SessionId.BUREAU, 1, "broken"));
    assertRefused(() -> sessions.cancelTree(SessionId.BUREAU, "enough"));

    assertThat(bureau.templates().get("worker").name()).isEqualTo("worker");
    assertThat(sessions.get(SessionId.BUREAU).status().isFinal()).isFalse();
  }

  private static void assertRefused(ThrowingCallable operation) {
    assertThatThrownBy(operation)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("session id")
        .hasMessageContaining("bureau");
  }
}
