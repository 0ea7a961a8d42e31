package dev.bureau.orchestrator.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.Status;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AwaitEndTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final Office office = new Office();
  private final Bureau bureau = office.open((message, context) -> context.complete("all done"));

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void givesTheSessionAsItEnded() throws Exception {
    SessionId id = Office.started(bureau);
    bureau.send(id, Office.letter());

    Session ended = bureau.awaitEnd(id, LONG);
    assertThat(ended.status()).isEqualTo(Status.COMPLETED);
  }

  @Test
  void seesAnEndThatAnotherBureauRuns() throws Exception {
    SessionId id = Office.started(bureau);
    Bureau reader = office.open();
    reader.send(id, Office.letter());

    assertThat(reader.awaitEnd(id, LONG).status()).isEqualTo(Status.COMPLETED);
  }

  @Test
  void returnsAtOnceForASessionThatHasEnded() throws Exception {
    SessionId id = Office.started(bureau);
    bureau.sessions().stop(id, "enough");

    assertThat(bureau.awaitEnd(id, Duration.ofNanos(1)).status()).isEqualTo(Status.TERMINATED);
  }

  @Test
  void takesErrorForAnEnd() throws Exception {
    SessionId id = Office.started(bureau);
    bureau.sessions().fail(id, 1, "broken");

    assertThat(bureau.awaitEnd(id, LONG).status()).isEqualTo(Status.ERROR);
  }

  @Test
  void givesUpWhenTheTimeHasPassed() {
    SessionId id = Office.started(bureau);

    assertThatThrownBy(() -> bureau.awaitEnd(id, Duration.ofMillis(1)))
        .isInstanceOf(TimeoutException.class)
        .hasMessageContaining(id.value());
  }

  @Test
  void waitsWithoutAThreadOfItsOwn() {
    ManualSeams seams = ManualSeams.machine();
    Bureau reader = office.open(seams);
    SessionId id = Office.started(reader);

    assertThatThrownBy(() -> reader.awaitEnd(id, Duration.ZERO))
        .isInstanceOf(TimeoutException.class);
    assertThat(seams.tasksBegun()).isZero();
  }

  @Test
  void mayWaitForEver() throws Exception {
    SessionId id = Office.started(bureau);
    bureau.send(id, Office.letter());

    assertThat(bureau.awaitEnd(id, Duration.ofSeconds(Long.MAX_VALUE)).status())
        .isEqualTo(Status.COMPLETED);
  }

  @Test
  void refusesAMissingSession() {
    assertThatThrownBy(() -> bureau.awaitEnd(new SessionId("nobody"), LONG))
        .isInstanceOf(NoSuchSessionException.class);
  }

  @Test
  void needsNoRunningAgent() throws Exception {
    Bureau reader = office.open();
    SessionId id = reader.sessions().create(SessionSpec.active("session")).id();
    reader.sessions().complete(id);

    assertThat(reader.awaitEnd(id, LONG).status()).isEqualTo(Status.COMPLETED);
  }
}
