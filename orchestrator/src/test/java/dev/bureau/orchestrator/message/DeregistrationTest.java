package dev.bureau.orchestrator.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.door.MessageRefusedException;
import dev.bureau.core.door.ObserverChangeException;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Priority;
import dev.bureau.core.session.IntakeChanged;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.store.Failure;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Deadline;
import dev.bureau.orchestrator.Office;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Graceful deregistration (S20), and who may not decide about mail. */
class DeregistrationTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Office office = new Office();

  @AfterEach
  void close() {
    office.close();
  }

  private static CompletableFuture<Boolean> deregistering(Bureau bureau, SessionId id) {
    CompletableFuture<Boolean> drained = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                drained.complete(bureau.messages().inbox(id).deregister(HOUR));
              } catch (InterruptedException | RuntimeException e) {
                drained.completeExceptionally(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    return drained;
  }

  @Test
  void waitsUntilWhatIsThereIsHandled() throws Exception {
    CountDownLatch handling = new CountDownLatch(1);
    CountDownLatch letGo = new CountDownLatch(1);
    Bureau bureau =
        office.open(
            (message, context) -> {
              handling.countDown();
              Deadline.await(letGo);
            });
    SessionId id = Office.started(bureau);
    bureau.send(id, Office.letter());
    MessageId last = bureau.send(id, Office.letter());
    Deadline.await(handling);

    CompletableFuture<Boolean> drained = deregistering(bureau, id);
    Office.await(bureau, id, IntakeChanged.class);
    assertThatThrownBy(() -> bureau.send(id, Office.letter()))
        .isInstanceOf(MessageRefusedException.class);
    assertThat(drained).isNotDone();
    letGo.countDown();

    assertThat(Deadline.get(drained)).isTrue();
    Office.awaitHandled(bureau, last);
    assertThat(bureau.messages().inbox(id).deadLetters(10)).isEmpty();
  }

  @Test
  void saysThatItIsNotDrainedAndLeavesWhatIsLeft() throws Exception {
    Bureau bureau = office.open();
    SessionId id = Office.created(bureau);
    MessageId left = bureau.send(id, Office.letter());

    assertThat(bureau.messages().inbox(id).deregister(Duration.ZERO)).isFalse();
    assertThat(bureau.messages().inbox(id).waiting(10))
        .extracting(each -> each.message().id())
        .containsExactly(left);
  }

  @Test
  void waitsForNothingThatTheSessionSentToItself() throws Exception {
    Bureau bureau = office.open();
    SessionId id = Office.created(bureau);
    bureau.as(id).send(id, Office.letter());

    assertThat(bureau.messages().inbox(id).deregister(Duration.ZERO)).isTrue();
  }

  @Test
  void isRefusedToAnObserver() {
    Bureau bureau = office.open();
    SessionId id = Office.created(bureau);
    MessageId dead = bureau.send(id, Office.letter());
    bureau.store().mailboxes().failed(id, dead, Failure.forGood("no luck"));
    SessionId watcher = bureau.sessions().create(SessionSpec.observer("watcher")).id();
    Inbox inbox = bureau.as(watcher).messages().inbox(id);

    assertThatThrownBy(inbox::deregister).isInstanceOf(ObserverChangeException.class);
    assertThatThrownBy(() -> inbox.register(Set.of(), Priority.LOW))
        .isInstanceOf(ObserverChangeException.class);
    assertThatThrownBy(() -> inbox.retry(dead)).isInstanceOf(ObserverChangeException.class);
    assertThatThrownBy(inbox::retryAll).isInstanceOf(ObserverChangeException.class);
    assertThatThrownBy(() -> inbox.drop(dead)).isInstanceOf(ObserverChangeException.class);
    assertThat(inbox.deadLetters(10)).hasSize(1);
  }

  @Test
  void doesNotConcernWhatAnObserverSends() {
    Bureau bureau = office.open();
    SessionId id = Office.created(bureau);
    SessionId watcher = bureau.sessions().create(SessionSpec.observer("watcher")).id();

    MessageId sent = bureau.as(watcher).send(id, Office.letter());

    assertThat(bureau.messages().inbox(id).waiting(10))
        .extracting(each -> each.message().id())
        .containsExactly(sent);
  }
}
