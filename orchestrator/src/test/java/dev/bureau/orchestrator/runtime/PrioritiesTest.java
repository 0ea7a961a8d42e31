package dev.bureau.orchestrator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Priority;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Deadline;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** S20: the priority with which a session registered, when there is room for one only. */
class PrioritiesTest {
  private final Office office = new Office();
  private final Bureau person = office.open();
  private final BlockingQueue<String> served = new LinkedBlockingQueue<>();
  private final CountDownLatch atWork = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void decideWhoIsServedFirst() throws Exception {
    Bureau bureau = busy();
    send(bureau, "low", Priority.LOW);
    send(bureau, "normal", Priority.NORMAL);
    send(bureau, "critical", Priority.CRITICAL);
    send(bureau, "high", Priority.HIGH);
    mayEnd.countDown();

    assertThat(served(4)).containsExactly("critical", "high", "normal", "low");
  }

  @Test
  void letALowOneHaveItsTurnBesideCriticalOnesThatNeverRest() throws Exception {
    Bureau bureau = busy();
    for (int i = 0; i < 3; i++) {
      send(bureau, "never rests", Priority.CRITICAL);
    }
    MessageId low = send(bureau, "low", Priority.LOW);
    mayEnd.countDown();

    Office.awaitHandled(person, low);
  }

  /** A bureau with room for one, who is at work until told. */
  private Bureau busy() throws Exception {
    Bureau bureau =
        office.open(
            Office.config().withMaxSessions(1).withPoll(Duration.ofHours(1)),
            ManualSeams.machine(),
            (message, context) -> {
              String name = context.session().name();
              if (name.equals("busy")) {
                atWork.countDown();
                Deadline.await(mayEnd);
              } else if (name.equals("never rests")) {
                context.send(context.session().id(), Office.letter());
              } else {
                served.add(name);
              }
            });
    send(bureau, "busy", Priority.NORMAL);
    Deadline.await(atWork);
    return bureau;
  }

  private MessageId send(Bureau bureau, String name, Priority priority) {
    SessionId id = person.sessions().create(SessionSpec.active(name).agent(Office.AGENT)).id();
    person.sessions().start(id);
    person.messages().inbox(id).register(Set.of(), priority);
    return bureau.send(id, Office.letter());
  }

  private List<String> served(int count) throws InterruptedException {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(Deadline.take(served));
    }
    return names;
  }
}
