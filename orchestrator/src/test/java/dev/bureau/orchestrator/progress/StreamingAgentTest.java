package dev.bureau.orchestrator.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Deadline;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.agent.Agent;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Agents tell how far they are (X64). */
class StreamingAgentTest {
  private static final int MANY = 5_000;

  private final Office office = new Office();
  private final BlockingQueue<Chunk> chunks = new LinkedBlockingQueue<>();

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void areHeardBeforeTheirHandlingEnds() throws Exception {
    CountDownLatch heard = new CountDownLatch(1);
    Bureau bureau =
        office.open(
            (message, context) -> {
              context.progress("begun");
              heard.await();
            });
    bureau.progress(chunks::add);
    SessionId id = Office.started(bureau);
    MessageId message = bureau.send(id, Office.letter());

    assertThat(Deadline.take(chunks)).isEqualTo(new Chunk(id, message, "begun"));
    heard.countDown();
  }

  @Test
  void leaveNothingOfItInTheJournal() throws Exception {
    Bureau bureau = office.open((message, context) -> context.progress("half"));
    bureau.progress(chunks::add);
    SessionId id = Office.started(bureau);
    long before = bureau.sessions().get(id).version();

    assertThat(Office.awaitHandled(bureau, bureau.send(id, Office.letter())).version())
        .isEqualTo(before + 1);
    assertThat(Office.eventsOf(bureau, id, before + 1)).hasSize(1);
  }

  @Test
  void neverWaitForAListener() throws Exception {
    Agent talkative =
        (message, context) -> {
          for (int i = 0; i < MANY; i++) {
            context.progress("chunk " + i);
          }
        };
    Bureau bureau = office.open(talkative);
    bureau.progress(
        chunk -> {
          try {
            office.block();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    SessionId id = Office.started(bureau);

    assertThat(Office.awaitHandled(bureau, bureau.send(id, Office.letter())).session())
        .isEqualTo(id);
  }

  @Test
  void harmNobodyThroughAListenerThatThrows() throws Exception {
    Bureau bureau = office.open((message, context) -> context.progress("half"));
    bureau.progress(
        chunk -> {
          throw new IllegalStateException("never");
        });
    bureau.progress(chunks::add);
    SessionId id = Office.started(bureau);
    MessageId message = bureau.send(id, Office.letter());

    assertThat(Deadline.take(chunks).message()).isEqualTo(message);
    assertThat(Office.awaitHandled(bureau, message).session()).isEqualTo(id);
  }

  @Test
  void beginAgainAtEachAttempt() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    Bureau bureau =
        office.open(
            (message, context) -> {
              context.progress("attempt " + attempts.incrementAndGet());
              if (attempts.get() == 1) {
                throw new IllegalStateException("not now");
              }
            });
    bureau.progress(chunks::add);
    bureau.send(Office.started(bureau), Office.letter());

    assertThat(Deadline.take(chunks).text()).isEqualTo("attempt 1");
    assertThat(Deadline.take(chunks).text()).isEqualTo("attempt 2");
  }

  @Test
  void areNotHeardInOtherBureaus() throws Exception {
    Bureau bureau = office.open((message, context) -> context.progress("half"));
    office.open().progress(chunks::add);
    SessionId id = Office.started(bureau);
    Office.awaitHandled(bureau, bureau.send(id, Office.letter()));

    assertThat(chunks).isEmpty();
  }
}
