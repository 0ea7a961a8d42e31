package dev.bureau.orchestrator.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.door.SessionEndedException;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.store.Failure;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Deadline;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.agent.Agent;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests from outside a handling (S21). */
class RequestTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Office office = new Office();

  @AfterEach
  void close() {
    office.close();
  }

  private static Agent echo() {
    return (message, context) -> context.reply(Letter.of("ECHO", message.content()));
  }

  private static CompletableFuture<Reply> asking(Bureau bureau, SessionId receiver, Letter letter) {
    CompletableFuture<Reply> reply = new CompletableFuture<>();
    Thread asking =
        new Thread(
            () -> {
              try {
                reply.complete(bureau.messages().request(receiver, letter, HOUR));
              } catch (InterruptedException | RuntimeException e) {
                reply.completeExceptionally(e);
              }
            });
    asking.setDaemon(true);
    asking.start();
    return reply;
  }

  @Test
  void getsTheReply() throws Exception {
    Bureau bureau = office.open(echo());
    SessionId id = Office.started(bureau);

    Reply reply = Deadline.get(asking(bureau, id, Office.letter("hello")));

    assertThat(reply).isEqualTo(new Reply(id, "ECHO", Map.of("text", "hello")));
  }

  @Test
  void isWokenByTheCommitAlone() throws Exception {
    Bureau bureau = office.open(Office.config().withPoll(HOUR), echo());
    SessionId id = Office.started(bureau);

    assertThat(Deadline.get(asking(bureau, id, Office.letter())).from()).isEqualTo(id);
  }

  @Test
  void getsTheReplyFromAnotherProcess() throws Exception {
    Bureau asks = office.open();
    SessionId id = Office.started(office.open(echo()));

    assertThat(Deadline.get(asking(asks, id, Office.letter("far"))).content())
        .isEqualTo(Map.of("text", "far"));
  }

  @Test
  void getsTheReplyOfASessionThatEndsWithIt() throws Exception {
    Bureau bureau =
        office.open(
            (message, context) -> {
              context.reply(Office.letter("bye"));
              context.complete("asked");
            });

    Reply reply = Deadline.get(asking(bureau, Office.started(bureau), Office.letter()));

    assertThat(reply.content()).isEqualTo(Map.of("text", "bye"));
  }

  @Test
  void takesTheReplyToNoOtherRequest() throws Exception {
    Bureau bureau = office.open(echo());
    SessionId id = Office.started(bureau);
    Office.awaitHandled(bureau, bureau.send(id, Office.letter("first")));

    assertThat(Deadline.get(asking(bureau, id, Office.letter("second"))).content())
        .isEqualTo(Map.of("text", "second"));
  }

  @Test
  void getsTheSameReplyAgainUnderTheSameKey() throws Exception {
    AtomicInteger handled = new AtomicInteger();
    Bureau bureau =
        office.open(
            (message, context) -> context.reply(Office.letter("no. " + handled.incrementAndGet())));
    SessionId id = Office.started(bureau);
    Reply first = Deadline.get(asking(bureau, id, Office.letter().key("order-17")));

    assertThat(Deadline.get(asking(bureau, id, Office.letter().key("order-17")))).isEqualTo(first);
    assertThat(handled).hasValue(1);
  }

  @Test
  void getsTheReplyAgainAfterTheReceiverHasEnded() throws Exception {
    Bureau bureau = office.open(echo());
    SessionId id = Office.started(bureau);
    Reply first = Deadline.get(asking(bureau, id, Office.letter().key("order-17")));
    bureau.sessions().complete(id);

    assertThat(Deadline.get(asking(bureau, id, Office.letter().key("order-17")))).isEqualTo(first);
  }

  @Test
  void saysAtOnceThatTheRequestIsADeadLetter() {
    Bureau bureau =
        office.open(
            Office.config().withRetries(0, Duration.ofMillis(1)),
            (message, context) -> {
              throw new IllegalStateException("no luck");
            });
    SessionId id = Office.started(bureau);

    assertThatThrownBy(() -> Deadline.get(asking(bureau, id, Office.letter())))
        .cause()
        .isInstanceOf(RequestFailedException.class)
        .hasMessageContaining("no luck");
  }

  @Test
  void saysThatTheReceiverHasEndedWithoutAReply() {
    Bureau bureau = office.open((message, context) -> context.complete("silently"));
    SessionId id = Office.started(bureau);

    assertThatThrownBy(() -> Deadline.get(asking(bureau, id, Office.letter())))
        .hasCauseInstanceOf(SessionEndedException.class);
  }

  @Test
  void givesUpWhenTheTimeIsOverAndCanBeAskedAgain() throws Exception {
    ManualSeams seams = ManualSeams.machine();
    Bureau asks = office.open(seams);
    SessionId id = Office.started(asks);
    CompletableFuture<Reply> reply = asking(asks, id, Office.letter("a").key("order-17"));
    office.store().awaitPuts(1);
    seams.advance(HOUR.multipliedBy(2));

    assertThatThrownBy(() -> Deadline.get(reply))
        .cause()
        .isInstanceOfSatisfying(
            RequestTimedOutException.class,
            e -> {
              assertThat(e.request()).isEqualTo(new MessageId("order-17"));
              assertThat(e.receiver()).isEqualTo(id);
            });

    Bureau worker = office.open(echo());
    assertThat(Deadline.get(asking(worker, id, Office.letter("a").key("order-17"))).content())
        .isEqualTo(Map.of("text", "a"));
  }

  @Test
  void asksOnlyOnceWithoutTime() {
    Bureau bureau = office.open();
    SessionId id = Office.started(bureau);

    assertThatThrownBy(() -> bureau.messages().request(id, Office.letter(), Duration.ZERO))
        .isInstanceOf(RequestTimedOutException.class);
    assertThat(bureau.store().mailboxes().counts(id).waiting()).isEqualTo(1);
  }

  @Test
  void seesAnOldDeadLetterUnderTheSameKey() {
    Bureau bureau = office.open();
    SessionId id = Office.started(bureau);
    MessageId dead = bureau.send(id, Office.letter().key("order-17"));
    bureau.store().mailboxes().failed(id, dead, Failure.forGood("hopeless"));

    assertThatThrownBy(() -> bureau.messages().request(id, Office.letter().key("order-17"), HOUR))
        .isInstanceOfSatisfying(
            RequestFailedException.class, e -> assertThat(e.reason()).isEqualTo("hopeless"));
  }

  @Test
  void seesADeadLetterBehindTenThousandOthers() {
    Bureau bureau = office.open();
    SessionId id = Office.started(bureau);
    for (int i = 0; i < 10_000; i++) {
      MessageId other = bureau.send(id, Office.letter());
      bureau.store().mailboxes().failed(id, other, Failure.forGood("hopeless"));
    }
    MessageId dead = bureau.send(id, Office.letter().key("order-17"));
    bureau.store().mailboxes().failed(id, dead, Failure.forGood("hopeless, too"));

    assertThatThrownBy(
            () -> bureau.messages().request(id, Office.letter().key("order-17"), Duration.ZERO))
        .isInstanceOf(RequestFailedException.class);
  }

  @Test
  void isNotForSessions() {
    Bureau bureau = office.open();
    SessionId id = Office.started(bureau);

    assertThatThrownBy(() -> bureau.as(id).messages().request(id, Office.letter(), HOUR))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("actor");
    assertThat(bureau.store().mailboxes().counts(id).waiting()).isZero();
  }
}
