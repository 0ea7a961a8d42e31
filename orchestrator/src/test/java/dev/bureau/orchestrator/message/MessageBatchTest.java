package dev.bureau.orchestrator.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.door.SessionEndedException;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.message.Message;
import dev.bureau.core.store.Failure;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessageBatchTest {
  private static final Duration DAY = Duration.ofDays(1);

  private final Office office = new Office();
  private final ManualSeams seams = ManualSeams.machine();
  private final Bureau bureau =
      office.open(Office.config().withMailboxCapacity(2), seams, Office.doesNothing());
  private SessionId one;
  private SessionId two;

  @BeforeEach
  void create() {
    one = Office.created(bureau);
    two = Office.created(bureau);
  }

  @AfterEach
  void close() {
    office.close();
  }

  private List<MessageId> waiting(SessionId box) {
    return bureau.messages().inbox(box).waiting(10).stream()
        .map(Delivery::message)
        .map(Message::id)
        .toList();
  }

  private static List<MessageId> ids(List<Message> messages) {
    return messages.stream().map(Message::id).toList();
  }

  @Test
  void sendsNothingUntilThereAreEnough() {
    try (MessageBatch batch = bureau.messages().batch(2, DAY)) {
      MessageId first = batch.add(one, Office.letter());

      assertThat(waiting(one)).isEmpty();
      assertThat(ids(batch.unsent())).containsExactly(first);

      MessageId second = batch.add(two, Office.letter());

      assertThat(waiting(one)).containsExactly(first);
      assertThat(waiting(two)).containsExactly(second);
      assertThat(batch.unsent()).isEmpty();
    }
  }

  @Test
  void sendsWhatThereIsWhenTheDelayHasPassed() {
    try (MessageBatch batch = bureau.messages().batch(100, DAY)) {
      MessageId id = batch.add(one, Office.letter());
      seams.runTimer("batch");

      assertThat(waiting(one)).containsExactly(id);
    }
  }

  @Test
  void sendsWhatThereIsWhenItIsFlushed() {
    try (MessageBatch batch = bureau.messages().batch(100, DAY)) {
      MessageId id = batch.add(one, Office.letter());
      batch.flush();

      assertThat(waiting(one)).containsExactly(id);
    }
  }

  @Test
  void sendsWhatThereIsWhenItIsClosed() {
    MessageBatch batch = bureau.messages().batch(100, DAY);
    MessageId id = batch.add(one, Office.letter());
    batch.close();

    assertThat(waiting(one)).containsExactly(id);
  }

  @Test
  void sendsWhatThereIsWhenItsBureauIsClosed() {
    MessageBatch batch = bureau.messages().batch(100, DAY);
    MessageId id = batch.add(one, Office.letter());
    Bureau other = office.open();
    office.close(bureau);

    assertThat(other.messages().inbox(one).waiting(10))
        .extracting(each -> each.message().id())
        .containsExactly(id);
  }

  @Test
  void closesAllElseWhenItsBureauIsClosedAndItCannotBeSent() {
    MessageBatch batch = bureau.messages().batch(100, DAY);
    fill(one);
    batch.add(one, Office.letter());

    assertThatThrownBy(() -> office.close(bureau)).isInstanceOf(MailboxFullException.class);
    assertThat(seams.tasksRepeating()).isZero();
    assertThat(seams.timersOpen()).isZero();
  }

  @Test
  void cannotBeOpenedInABureauThatIsClosed() {
    office.close(bureau);

    assertThatThrownBy(() -> bureau.messages().batch(100, DAY))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void takesNoThreadWhileItIsOpen() {
    int before = seams.tasksRepeating();
    try (MessageBatch batch = bureau.messages().batch(100, DAY)) {
      batch.add(one, Office.letter());

      assertThat(seams.tasksRepeating()).isEqualTo(before);
    }
  }

  @Test
  void hasATimerOnlyWhileItHoldsSomething() {
    try (MessageBatch batch = bureau.messages().batch(2, DAY)) {
      assertThat(seams.timersOpen()).isZero();
      batch.add(one, Office.letter());
      assertThat(seams.timersOpen()).isEqualTo(1);
      batch.add(one, Office.letter());
      assertThat(seams.timersOpen()).isZero();
    }
  }

  @Test
  void triesAgainInTimeWhatCouldNotBeSentInTime() {
    List<MessageId> before = fill(two);
    try (MessageBatch batch = bureau.messages().batch(100, DAY)) {
      MessageId held = batch.add(two, Office.letter());
      seams.runTimer("batch");
      bureau.store().mailboxes().failed(two, before.get(0), Failure.forGood("no luck"));
      seams.runTimer("batch");

      assertThat(waiting(two)).containsExactly(before.get(1), held);
    }
  }

  @Test
  void keepsTheOrderOfAdding() {
    try (MessageBatch batch = bureau.messages().batch(100, DAY)) {
      MessageId first = batch.add(one, Office.letter());
      MessageId second = batch.add(one, Office.letter());
      batch.flush();

      assertThat(waiting(one)).containsExactly(first, second);
    }
  }

  @Test
  void sendsInTimeThatItHoldsNoMoreForAMailboxThanThatMayHold() {
    List<MessageId> added = new ArrayList<>();
    try (MessageBatch batch = bureau.messages().batch(100, DAY)) {
      added.add(batch.add(one, Office.letter()));
      added.add(batch.add(one, Office.letter()));
      batch.add(two, Office.letter());
      MessageId last = batch.add(one, Office.letter());

      assertThat(waiting(one)).isEqualTo(added);
      assertThat(ids(batch.unsent())).containsExactly(last);

      batch.withdraw(one);
    }
  }

  @Test
  void takesNoMoreForAMailboxThanThatMayHoldWhileItHasNoRoom() {
    fill(one);
    MessageBatch batch = bureau.messages().batch(100, DAY);
    List<MessageId> added =
        List.of(batch.add(one, Office.letter()), batch.add(one, Office.letter()));

    assertThatThrownBy(() -> batch.add(one, Office.letter()))
        .isInstanceOf(MailboxFullException.class);

    assertThat(ids(batch.withdraw(one))).isEqualTo(added);
    batch.close();
  }

  @Test
  void sendsOnceForOneKey() {
    try (MessageBatch batch = bureau.messages().batch(100, DAY)) {
      batch.add(one, Office.letter().key("order-17"));
      batch.flush();
      batch.add(one, Office.letter().key("order-17"));
      batch.flush();

      assertThat(waiting(one)).containsExactly(new MessageId("order-17"));
    }
  }

  @Test
  void sendsNothingToAnybodyWhileOneMailboxIsFull() {
    fill(two);
    MessageBatch batch = bureau.messages().batch(100, DAY);
    MessageId first = batch.add(one, Office.letter());
    MessageId second = batch.add(two, Office.letter());

    assertThatThrownBy(batch::flush)
        .isInstanceOfSatisfying(
            MailboxFullException.class, e -> assertThat(e.receiver()).isEqualTo(two));
    assertThat(waiting(one)).isEmpty();
    assertThat(ids(batch.unsent())).containsExactly(first, second);
    batch.withdraw(two);
    batch.close();
  }

  @Test
  void sendsAllOnceThereIsRoom() {
    List<MessageId> before = fill(two);
    MessageBatch batch = bureau.messages().batch(2, DAY);
    MessageId first = batch.add(one, Office.letter());
    MessageId second = batch.add(two, Office.letter());
    bureau.store().mailboxes().failed(two, before.get(0), Failure.forGood("no luck"));
    batch.close();

    assertThat(waiting(one)).containsExactly(first);
    assertThat(waiting(two)).containsExactly(before.get(1), second);
  }

  @Test
  void takesNoMoreWhileItCannotSend() {
    fill(two);
    MessageBatch batch = bureau.messages().batch(1, DAY);
    MessageId held = batch.add(two, Office.letter());

    assertThatThrownBy(() -> batch.add(one, Office.letter()))
        .isInstanceOf(MailboxFullException.class);
    assertThat(ids(batch.unsent())).containsExactly(held);
    batch.withdraw(two);
    batch.close();
  }

  @Test
  void holdsBackWhatCannotBeSentWhenTheDelayHasPassed() {
    fill(two);
    MessageBatch batch = bureau.messages().batch(100, DAY);
    MessageId held = batch.add(two, Office.letter());
    seams.runTimer("batch");

    assertThatThrownBy(batch::close).isInstanceOf(MailboxFullException.class);
    assertThat(ids(batch.withdraw(two))).containsExactly(held);
    batch.close();
  }

  @Test
  void givesBackWhatCannotBeSentAndSendsTheRest() {
    fill(two);
    MessageBatch batch = bureau.messages().batch(100, DAY);
    MessageId kept = batch.add(one, Office.letter());
    MessageId taken = batch.add(two, Office.letter());

    assertThat(ids(batch.withdraw(two))).containsExactly(taken);
    batch.close();
    assertThat(waiting(one)).containsExactly(kept);
  }

  @Test
  void namesAReceiverThatHasEndedMeanwhile() {
    MessageBatch batch = bureau.messages().batch(100, DAY);
    batch.add(one, Office.letter());
    bureau.sessions().stop(one, "enough");

    assertThatThrownBy(batch::flush)
        .isInstanceOfSatisfying(
            SessionEndedException.class, e -> assertThat(e.session()).isEqualTo(one));
    assertThat(batch.withdraw(one)).hasSize(1);
    batch.close();
  }

  @Test
  void addsNothingForAReceiverThatIsNotThere() {
    try (MessageBatch batch = bureau.messages().batch(100, DAY)) {
      assertThatThrownBy(() -> batch.add(new SessionId("nobody"), Office.letter()))
          .isInstanceOf(NoSuchSessionException.class);
      assertThat(batch.unsent()).isEmpty();
    }
  }

  @Test
  void takesNothingOnceItIsClosed() {
    MessageBatch batch = bureau.messages().batch(100, DAY);
    batch.close();

    assertThatThrownBy(() -> batch.add(one, Office.letter()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void refusesSizesAndDelaysThatAreNone() {
    assertThatThrownBy(() -> bureau.messages().batch(0, DAY)).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> bureau.messages().batch(10_001, DAY))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> bureau.messages().batch(1, Duration.ZERO))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> bureau.messages().batch(1, Duration.ofSeconds(Long.MAX_VALUE)))
        .isInstanceOf(BadInputException.class);
  }

  private List<MessageId> fill(SessionId box) {
    return bureau.messages().sendAll(box, List.of(Office.letter(), Office.letter()));
  }
}
