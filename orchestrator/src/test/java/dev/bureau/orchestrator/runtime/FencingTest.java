package dev.bureau.orchestrator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Deadline;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.CellSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A holder that was thought dead goes on with a handling that somebody else has taken over. */
class FencingTest {
  private final Office office = new Office();
  private final ManualSeams seams = ManualSeams.machine();
  private final ManualSeams zombie = seams.another();
  private final Bureau reader = office.open(seams);
  private final CountDownLatch atWork = new CountDownLatch(1);
  private final CountDownLatch awake = new CountDownLatch(1);
  private final AtomicInteger works = new AtomicInteger();
  private SessionId id;
  private MessageId message;

  @BeforeEach
  void create() {
    id = Office.started(reader);
    message = reader.send(id, Office.letter());
  }

  @AfterEach
  void close() {
    awake.countDown();
    office.close();
  }

  @Test
  void refusesTheEndOfTheHandling() throws Exception {
    wakeAfterTakeover(
        (message, context) -> context.update(SessionUpdate.metadata(Map.of("by", "zombie"))));

    assertThat(reader.sessions().get(id).metadata()).containsEntry("by", "successor");
  }

  @Test
  void leavesTheMessageHandledOnce() throws Exception {
    wakeAfterTakeover(Office.doesNothing());

    assertThat(Office.events(reader, id)).filteredOn(MessageHandled.class::isInstance).hasSize(1);
  }

  @Test
  void refusesACellBeforeItsWork() throws Exception {
    wakeAfterTakeover(
        (message, context) ->
            context.cell(CellSpec.effect("charge"), () -> Map.of("work", works.incrementAndGet())));

    assertThat(works).hasValue(0);
    assertThat(reader.sessions().cells(id)).isEmpty();
  }

  @Test
  void takesNoFailureForOneOfItsSuccessor() throws Exception {
    wakeAfterTakeover(
        (message, context) -> {
          throw new IOException("no line");
        });

    assertThat(reader.store().mailboxes().deadLetters(id, 10)).isEmpty();
  }

  @Test
  void takesNoMessageFromASuccessorAtWork() throws Exception {
    Bureau first =
        openZombie(
            (message, context) -> {
              throw new IOException("no line");
            });
    CountDownLatch successorAtWork = new CountDownLatch(1);
    CountDownLatch successorMayEnd = new CountDownLatch(1);
    office.open(
        Office.config(),
        seams.another(),
        (message, context) -> {
          successorAtWork.countDown();
          Deadline.await(successorMayEnd);
        });
    Deadline.await(successorAtWork);
    awake.countDown();
    office.close(first);
    successorMayEnd.countDown();

    assertThat(Office.awaitHandled(reader, message).epoch()).isEqualTo(2);
  }

  @Test
  void refusesACellInASessionThatHasTheIdOfTheOneBefore() throws Exception {
    Bureau first =
        openZombie(
            (message, context) ->
                context.cell(
                    CellSpec.effect("charge"), () -> Map.of("work", works.incrementAndGet())));
    reader.sessions().forceDelete(id);
    seams.advance(Duration.ofMillis(1));
    reader.sessions().create(SessionSpec.active("session").agent(Office.AGENT).id(id));
    awake.countDown();
    office.close(first);

    assertThat(works).hasValue(0);
    assertThat(reader.sessions().cells(id)).isEmpty();
  }

  @Test
  void runsNothingUnderTheLeaseOfAnEarlierLife() throws Exception {
    List<MessageId> handled = new CopyOnWriteArrayList<>();
    office.open(Office.config(), seams.another(), (message, context) -> handled.add(message.id()));
    Office.awaitHandled(reader, message);

    reader.sessions().forceDelete(id);
    seams.advance(Duration.ofMillis(1));
    reader.sessions().create(SessionSpec.active("session").agent(Office.AGENT).id(id));
    reader.sessions().start(id);
    MessageId later = reader.send(id, Office.letter());
    Office.awaitHandled(reader, later);

    assertThat(handled).containsExactly(message, later);
  }

  /** Lets the zombie do this after its successor has handled the message. */
  private void wakeAfterTakeover(Agent agent) throws Exception {
    Bureau first = openZombie(agent);
    office.open(
        Office.config(),
        seams.another(),
        (message, context) -> context.update(SessionUpdate.metadata(Map.of("by", "successor"))));
    Office.awaitHandled(reader, message);
    awake.countDown();
    office.close(first);
  }

  private Bureau openZombie(Agent agent) throws Exception {
    Bureau first =
        office.open(
            Office.config().withRetries(0, Duration.ofMillis(1)),
            zombie,
            (message, context) -> {
              atWork.countDown();
              Deadline.await(awake);
              agent.handle(message, context);
            });
    Deadline.await(atWork);
    zombie.die();
    return first;
  }
}
