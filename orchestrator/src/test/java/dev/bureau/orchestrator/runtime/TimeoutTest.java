package dev.bureau.orchestrator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.constraint.Breach;
import dev.bureau.core.constraint.Breaches;
import dev.bureau.core.constraint.ConstraintBreached;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.session.SessionEnded;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.core.session.Status;
import dev.bureau.core.session.StatusChanged;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Deadline;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.agent.Agent;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** S2: a session that is not final in its time fails, and does so once. */
class TimeoutTest {
  private static final Map<String, String> MINUTE = Map.of("timeout", "60000");

  private final Office office = new Office();
  private final ManualSeams seams = ManualSeams.machine();
  private final Bureau reader = office.open(seams.another());
  private final CountDownLatch atWork = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);

  @AfterEach
  void close() {
    office.close();
  }

  private static SessionId started(Bureau bureau) {
    SessionSpec spec = SessionSpec.active("session").agent(Office.AGENT).constraints(MINUTE);
    return bureau.sessions().start(bureau.sessions().create(spec).id()).id();
  }

  private Agent blocks() {
    return (message, context) -> {
      atWork.countDown();
      try {
        office.block();
      } catch (InterruptedException e) {
        interrupted.countDown();
        throw e;
      }
    };
  }

  private Status status(SessionId id) {
    return reader.sessions().get(id).status();
  }

  private long breaches(SessionId id) {
    return Office.events(reader, id).stream().filter(ConstraintBreached.class::isInstance).count();
  }

  @Test
  void failsALiveSessionWithoutWork() throws Exception {
    SessionId id = started(office.open(Office.config(), seams, Office.doesNothing()));

    seams.advance(Duration.ofSeconds(61));
    Entry breach = Office.await(reader, id, ConstraintBreached.class);

    assertThat(breach.event()).isEqualTo(new ConstraintBreached("timeout", 60_000, 61_000));
    assertThat(breach.actor().value()).startsWith("node:");
    assertThat(Office.eventsOf(reader, id, breach.version()))
        .hasExactlyElementsOfTypes(
            ConstraintBreached.class, StatusChanged.class, SessionEnded.class);
    assertThat(status(id)).isEqualTo(Status.ERROR);
    assertThat(reader.at(id, breach.version()).aspects().get(Breaches.ASPECT).all())
        .containsExactly(new Breach("timeout", 60_000, 61_000, breach.at()));
  }

  @Test
  void interruptsTheHandlingUnderWay() throws Exception {
    Bureau bureau = office.open(Office.config(), seams, blocks());
    SessionId id = started(bureau);
    bureau.send(id, Office.letter());
    Deadline.await(atWork);

    seams.advance(Duration.ofSeconds(61));

    Deadline.await(interrupted);
    assertThat(status(id)).isEqualTo(Status.ERROR);
    office.close(bureau);
    assertThat(reader.messages().inbox(id).counts().waiting()).isEqualTo(1);
    assertThat(reader.messages().inbox(id).counts().dead()).isZero();
  }

  @Test
  void interruptsTheHandlingThatSomebodyElseFound() throws Exception {
    ManualSeams working = seams.turnedByHand();
    Bureau bureau = office.open(Office.config(), working, blocks());
    SessionId id = started(bureau);
    bureau.send(id, Office.letter());
    Deadline.await(atWork);
    seams.advance(Duration.ofSeconds(61));
    office.open(Office.config(), seams, Office.doesNothing());
    Office.await(reader, id, ConstraintBreached.class);

    working.runRepeating("work");

    Deadline.await(interrupted);
    assertThat(breaches(id)).isEqualTo(1);
  }

  @Test
  void leavesASessionAllOfItsTime() {
    ManualSeams byHand = seams.turnedByHand();
    SessionId id = started(office.open(Office.config(), byHand, Office.doesNothing()));

    seams.advance(Duration.ofSeconds(60));
    byHand.runRepeating("work");

    assertThat(status(id)).isEqualTo(Status.ACTIVE);
  }

  @Test
  void letsNoWorkBeginAfterIt() throws Exception {
    SessionId id = started(reader); // in which nobody works yet
    seams.advance(Duration.ofSeconds(61));
    reader.send(id, Office.letter());

    office.open(Office.config(), seams, Office.doesNothing());

    Office.await(reader, id, ConstraintBreached.class);
    assertThat(Office.events(reader, id)).doesNotHaveAnyElementsOfTypes(MessageHandled.class);
  }

  @Test
  void doesNotConcernWhatIsFinal() {
    ManualSeams byHand = seams.turnedByHand();
    Bureau bureau = office.open(Office.config(), byHand, Office.doesNothing());
    SessionId id = started(bureau);
    bureau.sessions().complete(id);

    seams.advance(Duration.ofHours(1));
    byHand.runRepeating("work");

    assertThat(status(id)).isEqualTo(Status.COMPLETED);
  }

  @Test
  void isFoundOnceByTwoNodes() throws Exception {
    ManualSeams one = seams.turnedByHand();
    ManualSeams other = seams.turnedByHand();
    SessionId id = started(office.open(Office.config(), one, Office.doesNothing()));
    Bureau second = office.open(Office.config(), other, Office.doesNothing());
    Office.awaitHandled(reader, second.send(id, Office.letter()));

    seams.advance(Duration.ofSeconds(61));
    one.runRepeating("work");
    other.runRepeating("work");

    Office.await(reader, id, ConstraintBreached.class);
    one.runRepeating("work");
    other.runRepeating("work");
    assertThat(breaches(id)).isEqualTo(1);
  }

  @Test
  void holdsAsItWasChangedLast() throws Exception {
    ManualSeams byHand = seams.turnedByHand();
    SessionId id = started(office.open(Office.config(), byHand, Office.doesNothing()));
    SessionUpdate later = SessionUpdate.NOTHING.withConstraints(Map.of("timeout", "120000"));
    reader.sessions().update(id, later);

    seams.advance(Duration.ofSeconds(61));
    byHand.runRepeating("work");
    assertThat(status(id)).isEqualTo(Status.ACTIVE);

    seams.advance(Duration.ofSeconds(60));
    byHand.runRepeating("work");
    assertThat(Office.await(reader, id, ConstraintBreached.class).event())
        .isEqualTo(new ConstraintBreached("timeout", 120_000, 121_000));
  }
}
