package dev.bureau.orchestrator.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.store.Failure;
import dev.bureau.core.wait.WaitEnded;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Deadline;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  private final Office office = new Office();
  private final ManualSeams seams = ManualSeams.machine();

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void areEmptyAtFirst() {
    assertThat(office.open(seams).messages().statistics())
        .isEqualTo(new MessageStatistics(0, 0, 0, 0, null, 0));
  }

  @Test
  void countWhatIsSentByCallersAndByHandlings() throws Exception {
    Bureau reader = office.open();
    SessionId box = Office.created(reader);
    Semaphore begun = new Semaphore(0);
    Bureau bureau =
        office.open(
            (message, context) -> {
              context.send(box, Office.letter());
              begun.release();
              if (message.content().containsValue("stay")) {
                office.block();
              }
            });
    SessionId id = Office.started(bureau);
    Office.awaitHandled(bureau, bureau.send(id, Office.letter()));
    bureau.send(id, Office.letter("stay"));
    Deadline.acquire(begun, 2); // one is counted before the next one begins

    assertThat(bureau.messages().statistics().sent()).isEqualTo(3);
    assertThat(bureau.messages().statistics().delivered()).isEqualTo(1);
    assertThat(reader.messages().statistics().sent()).isZero();
  }

  @Test
  void tellHowLongItTookFromSendingToTheCommit() throws Exception {
    Semaphore begun = new Semaphore(0);
    Bureau bureau =
        office.open(
            Office.config(),
            seams,
            (message, context) -> {
              if (message.content().containsValue("stay")) {
                begun.release();
                office.block();
              }
            });
    SessionId id = Office.created(bureau);
    MessageId first = bureau.send(id, Office.letter());
    seams.advance(Duration.ofSeconds(4));
    MessageId second = bureau.send(id, Office.letter());
    seams.advance(Duration.ofSeconds(2));
    bureau.sessions().start(id);
    Office.awaitHandled(bureau, first);
    Office.awaitHandled(bureau, second);
    bureau.send(id, Office.letter("stay"));
    Deadline.acquire(begun, 1); // what was handled is counted before the next one begins

    assertThat(bureau.messages().statistics().meanLatency()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void takeNoTimeoutForMailThatWasOnItsWayAsLong() throws Exception {
    Bureau bureau =
        office.open(
            Office.config(),
            seams,
            (message, context) -> {
              if (message.type().equals(MessageType.DIRECTION)) {
                context.ask("ann", Map.of(), Duration.ofHours(1));
              }
            });
    SessionId id = Office.started(bureau);
    Office.awaitHandled(bureau, bureau.send(id, Office.letter()));

    seams.advance(Duration.ofHours(1).plusSeconds(2));
    Office.await(bureau, id, WaitEnded.class);

    assertThat(bureau.messages().statistics().meanLatency())
        .isLessThanOrEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void tellWhatLiesInTheWholeStore() {
    Bureau bureau = office.open(seams);
    List<MessageId> sent =
        bureau
            .messages()
            .sendAll(Office.created(bureau), List.of(Office.letter(), Office.letter()));
    SessionId other = Office.created(bureau);
    MessageId dead = bureau.send(other, Office.letter());
    bureau.store().mailboxes().failed(other, dead, Failure.forGood("no luck"));

    MessageStatistics statistics = office.open().messages().statistics();

    assertThat(statistics.queued()).isEqualTo(sent.size());
    assertThat(statistics.failed()).isEqualTo(1);
    assertThat(statistics.sent()).isZero();
  }
}
