package dev.bureau.orchestrator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.Status;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Deadline;
import dev.bureau.orchestrator.Office;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** X63: cancel of a session and its tree. */
class CancelTest {
  private final Office office = new Office();
  private final CountDownLatch atWork = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void interruptsTheHandlingUnderWay() throws Exception {
    Bureau bureau = blocking();
    SessionId session = Office.started(bureau);
    bureau.send(session, Office.letter());
    Deadline.await(atWork);

    bureau.sessions().cancelTree(session, "cancelled");

    Deadline.await(interrupted);
    assertThat(bureau.sessions().get(session).status()).isEqualTo(Status.TERMINATED);
  }

  @Test
  void reachesAHandlingInAnotherProcess() throws Exception {
    Bureau bureau = blocking();
    SessionId session = Office.started(bureau);
    bureau.send(session, Office.letter());
    Deadline.await(atWork);

    office.open().sessions().cancelTree(session, "cancelled");

    Deadline.await(interrupted);
  }

  @Test
  void isDoneLikewiseWhenTheSessionFails() throws Exception {
    Bureau bureau = blocking();
    SessionId session = Office.started(bureau);
    bureau.send(session, Office.letter());
    Deadline.await(atWork);

    bureau.sessions().fail(session, 1, "broken");

    Deadline.await(interrupted);
    assertThat(bureau.sessions().get(session).status()).isEqualTo(Status.ERROR);
  }

  @Test
  void endsAllThatIsBelow() {
    Bureau bureau = office.open();
    Session top = bureau.sessions().create(SessionSpec.director("top"));
    Session middle =
        bureau.sessions().create(SessionSpec.department("middle").supervisor(top.id()));
    Session leaf = bureau.sessions().create(SessionSpec.active("leaf").supervisor(middle.id()));
    Session beside = bureau.sessions().create(SessionSpec.active("beside"));

    assertThat(bureau.sessions().cancelTree(top.id(), "cancelled"))
        .extracting(Session::id)
        .containsExactly(top.id(), middle.id(), leaf.id());
    assertThat(bureau.sessions().get(leaf.id()).status()).isEqualTo(Status.TERMINATED);
    assertThat(bureau.sessions().get(beside.id()).status()).isEqualTo(Status.INITIALIZING);
  }

  private Bureau blocking() {
    return office.open(
        Office.config().withLease(Duration.ofMillis(60)),
        (message, context) -> {
          atWork.countDown();
          try {
            office.block();
          } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
          }
        });
  }
}
