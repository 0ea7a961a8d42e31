package dev.bureau.orchestrator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Delivery;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.agent.MessageRejectedException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** S21: what an agent does not want, and what came too late. */
class RejectionTest {
  private final Office office = new Office();

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void makesADeadLetterAtOnce() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    Bureau bureau =
        office.open(
            (message, context) -> {
              attempts.incrementAndGet();
              throw MessageRejectedException.forGood("not mine");
            });
    SessionId session = Office.started(bureau);

    assertThat(bureau.send(session, Office.letter())).isEqualTo(office.store().takeBuried());

    assertThat(attempts).hasValue(1);
    assertThat(dead(bureau, session).get(0).reason()).isEqualTo("not mine");
  }

  @Test
  void mayAskForAnotherAttempt() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    Bureau bureau =
        office.open(
            (message, context) -> {
              if (attempts.incrementAndGet() == 1) {
                throw MessageRejectedException.again("busy");
              }
            });
    SessionId session = Office.started(bureau);

    Office.awaitHandled(bureau, bureau.send(session, Office.letter()));

    assertThat(attempts).hasValue(2);
  }

  @Test
  void comesByItselfAfterTheDeadline() throws Exception {
    ManualSeams seams = ManualSeams.machine();
    AtomicInteger attempts = new AtomicInteger();
    Bureau bureau =
        office.open(Office.config(), seams, (message, context) -> attempts.incrementAndGet());
    SessionId session = Office.started(bureau);

    MessageId late =
        bureau.send(session, Office.letter().deadline(seams.wall().instant().minusSeconds(1)));
    assertThat(late).isEqualTo(office.store().takeBuried());

    assertThat(attempts).hasValue(0);
    assertThat(dead(bureau, session).get(0).reason()).contains("deadline");
  }

  private static List<Delivery> dead(Bureau bureau, SessionId session) {
    return bureau.store().mailboxes().deadLetters(session, 10);
  }
}
