package dev.bureau.orchestrator.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.door.SessionEndedException;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.store.Failure;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Deadline;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Waiting for room in a full mailbox (S22). */
class PatientSendTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Office office = new Office();

  @AfterEach
  void close() {
    office.close();
  }

  private static CompletableFuture<MessageId> sending(
      Bureau bureau, SessionId receiver, Duration patience) {
    CompletableFuture<MessageId> sent = new CompletableFuture<>();
    Thread sender =
        new Thread(
            () -> {
              try {
                sent.complete(bureau.messages().send(receiver, Office.letter("late"), patience));
              } catch (InterruptedException | RuntimeException e) {
                sent.completeExceptionally(e);
              }
            });
    sender.setDaemon(true);
    sender.start();
    return sent;
  }

  @Test
  void sendsAtOnceIfThereIsRoom() throws Exception {
    Bureau bureau = office.open();
    SessionId box = Office.created(bureau);

    MessageId sent = bureau.messages().send(box, Office.letter(), Duration.ZERO);

    assertThat(bureau.messages().inbox(box).waiting(10))
        .extracting(each -> each.message().id())
        .containsExactly(sent);
  }

  @Test
  void givesUpAtOnceWithoutPatience() {
    Bureau bureau = office.open(Office.config().withMailboxCapacity(1), Office.doesNothing());
    SessionId box = Office.created(bureau);
    bureau.send(box, Office.letter());

    assertThatThrownBy(() -> bureau.messages().send(box, Office.letter(), Duration.ZERO))
        .isInstanceOf(MailboxFullException.class);
    assertThatThrownBy(
            () -> bureau.messages().send(box, Office.letter(), Duration.ofSeconds(Long.MIN_VALUE)))
        .isInstanceOf(MailboxFullException.class);
    assertThat(bureau.store().mailboxes().counts(box).waiting()).isEqualTo(1);
  }

  @Test
  void goesInAsSoonAsSomethingIsHandled() throws Exception {
    CountDownLatch handling = new CountDownLatch(1);
    CountDownLatch letGo = new CountDownLatch(1);
    Bureau bureau =
        office.open(
            Office.config().withMailboxCapacity(1).withPoll(HOUR),
            (message, context) -> {
              handling.countDown();
              Deadline.await(letGo);
            });
    SessionId box = Office.started(bureau);
    bureau.send(box, Office.letter());
    Deadline.await(handling);

    CompletableFuture<MessageId> sent = sending(bureau, box, HOUR);
    letGo.countDown();

    Office.awaitHandled(bureau, Deadline.get(sent));
  }

  @Test
  void goesInWhenAnotherProcessHasMadeRoom() throws Exception {
    Bureau sender = office.open(Office.config().withMailboxCapacity(1), Office.doesNothing());
    SessionId box = Office.created(sender);
    MessageId first = sender.send(box, Office.letter());
    CompletableFuture<MessageId> sent = sending(sender, box, HOUR);

    sender.store().mailboxes().failed(box, first, Failure.forGood("no luck"));

    assertThat(Deadline.get(sent)).isNotEqualTo(first);
    assertThat(sender.store().mailboxes().counts(box).waiting()).isEqualTo(1);
  }

  @Test
  void givesUpWhenTheTimeIsOver() throws Exception {
    ManualSeams seams = ManualSeams.machine();
    Bureau bureau =
        office.open(Office.config().withMailboxCapacity(1), seams, Office.doesNothing());
    SessionId box = Office.created(bureau);
    bureau.send(box, Office.letter());
    CompletableFuture<MessageId> sent = sending(bureau, box, HOUR);

    office.store().awaitPuts(2);
    seams.advance(HOUR.multipliedBy(2));

    assertThatThrownBy(() -> Deadline.get(sent)).hasCauseInstanceOf(MailboxFullException.class);
    assertThat(bureau.store().mailboxes().counts(box).waiting()).isEqualTo(1);
  }

  @Test
  void givesUpWhenTheReceiverEnds() {
    Bureau bureau = office.open(Office.config().withMailboxCapacity(1), Office.doesNothing());
    SessionId box = Office.created(bureau);
    bureau.send(box, Office.letter());
    CompletableFuture<MessageId> sent = sending(bureau, box, HOUR);

    bureau.sessions().stop(box, "enough");

    assertThatThrownBy(() -> Deadline.get(sent)).hasCauseInstanceOf(SessionEndedException.class);
  }
}
