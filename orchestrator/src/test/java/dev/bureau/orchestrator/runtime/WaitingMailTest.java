package dev.bureau.orchestrator.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.door.SessionEndedException;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Deadline;
import dev.bureau.orchestrator.Office;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Mail that nobody can handle yet, or any more. */
class WaitingMailTest {
  private final Office office = new Office();
  private final Bureau bureau = office.open(Office.doesNothing());

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void waitsUntilTheSessionStarts() throws Exception {
    SessionId id = Office.created(bureau);
    bureau.send(id, Office.letter());
    office.store().awaitLooks();

    assertThat(waiting(id)).isEqualTo(1);
  }

  @Test
  void isHandledAfterTheStart() throws Exception {
    SessionId id = Office.created(bureau);
    MessageId sent = bureau.send(id, Office.letter());
    long started = bureau.sessions().start(id).version();

    Entry handled = Office.awaitHandled(bureau, sent);
    assertThat(handled.version()).isEqualTo(started + 1);
  }

  @Test
  void waitsWhileTheSessionIsInError() throws Exception {
    SessionId id = Office.created(bureau);
    bureau.sessions().fail(id, 1, "broken");
    bureau.send(id, Office.letter());
    office.store().awaitLooks();

    assertThat(waiting(id)).isEqualTo(1);
  }

  @Test
  void waitsThoughTheSessionFailsJustBeforeItsTurn() throws Exception {
    AtomicReference<SessionId> failing = new AtomicReference<>();
    CountDownLatch failed = new CountDownLatch(1);
    office.open(
        Office.config(),
        Seams.system(),
        agents ->
            agents.bind(
                "late",
                () -> {
                  bureau.sessions().fail(failing.get(), 1, "broken");
                  failed.countDown();
                  return Office.doesNothing();
                }));
    failing.set(create("late"));
    bureau.send(failing.get(), Office.letter());
    Deadline.await(failed);
    office.store().awaitLooks();

    assertThat(waiting(failing.get())).isEqualTo(1);
  }

  @Test
  void isRefusedByACompletedSession() {
    SessionId id = Office.started(bureau);
    bureau.sessions().complete(id);

    assertThatThrownBy(() -> bureau.send(id, Office.letter()))
        .isInstanceOf(SessionEndedException.class);
  }

  @Test
  void isNotKeptWhenItIsRefused() {
    SessionId id = Office.started(bureau);
    bureau.sessions().complete(id);
    assertThatThrownBy(() -> bureau.send(id, Office.letter()));

    assertThat(waiting(id)).isZero();
  }

  @Test
  void becomesADeadLetterIfTheSessionIsStopped() throws Exception {
    SessionId id = Office.created(bureau);
    MessageId sent = bureau.send(id, Office.letter());
    bureau.sessions().stop(id, "enough");

    assertThat(office.store().takeBuried()).isEqualTo(sent);
  }

  @Test
  void waitsForAnAgentThatIsBoundNowhere() throws Exception {
    SessionId id = create("somebody else");
    bureau.send(id, Office.letter());
    office.store().awaitLooks();

    assertThat(waiting(id)).isEqualTo(1);
  }

  @Test
  void waitsInASessionWithoutAnAgent() throws Exception {
    SessionId id = bureau.sessions().create(SessionSpec.active("box")).id();
    bureau.sessions().start(id);
    bureau.send(id, Office.letter());
    office.store().awaitLooks();

    assertThat(waiting(id)).isEqualTo(1);
  }

  @Test
  void isHandledByTheBureauThatBindsItsAgent() throws Exception {
    SessionId id = create("somebody else");
    MessageId sent = bureau.send(id, Office.letter());
    office.open(
        Office.config(),
        Seams.system(),
        agents -> agents.bind("somebody else", Office::doesNothing));

    assertThat(Office.awaitHandled(bureau, sent).session()).isEqualTo(id);
  }

  private SessionId create(String agent) {
    SessionId id = bureau.sessions().create(SessionSpec.active("session").agent(agent)).id();
    return bureau.sessions().start(id).id();
  }

  private long waiting(SessionId id) {
    return bureau.store().mailboxes().counts(id).waiting();
  }
}
