package dev.bureau.orchestrator.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.Actor;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.Priority;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Deadline;
import dev.bureau.orchestrator.Office;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SubscriptionTest {
  private final Office office = new Office();
  private final Bureau bureau = office.open(Office.doesNothing());
  private final BlockingQueue<MessageId> told = new LinkedBlockingQueue<>();
  private SessionId one;
  private SessionId two;

  @BeforeEach
  void start() {
    one = Office.started(bureau);
    two = Office.started(bureau);
  }

  @AfterEach
  void close() {
    office.close();
  }

  private Subscription subscribe(MessageFilter filter) {
    return bureau.messages().subscribe(filter, (message, handled) -> told.add(message.id()));
  }

  /** Sends what is not meant, then what is, and sees that only that is told. */
  private void tellsOnly(MessageFilter filter, SessionId receiver, Letter wanted, Letter other)
      throws Exception {
    try (Subscription subscription = subscribe(filter)) {
      Office.awaitHandled(bureau, bureau.send(receiver, other));
      MessageId meant = bureau.send(receiver, wanted);

      assertThat(Deadline.take(told)).isEqualTo(meant);
    }
  }

  @Test
  void tellsEveryMessageThatIsHandled() throws Exception {
    try (Subscription subscription = subscribe(MessageFilter.all())) {
      MessageId sent = bureau.send(one, Office.letter());

      assertThat(Deadline.take(told)).isEqualTo(sent);
    }
  }

  @Test
  void tellsNothingOfWhatWasHandledBefore() throws Exception {
    Office.awaitHandled(bureau, bureau.send(one, Office.letter()));
    try (Subscription subscription = subscribe(MessageFilter.all())) {
      MessageId sent = bureau.send(one, Office.letter());

      assertThat(Deadline.take(told)).isEqualTo(sent);
    }
  }

  @Test
  void tellsTypes() throws Exception {
    tellsOnly(
        MessageFilter.all().types("A", "B", "B"),
        one,
        Letter.of("B", Map.of()),
        Letter.of("C", Map.of()));
  }

  @Test
  void tellsPriorities() throws Exception {
    tellsOnly(
        MessageFilter.all().priorities(Priority.HIGH),
        one,
        Office.letter().priority(Priority.HIGH),
        Office.letter().priority(Priority.CRITICAL));
  }

  @Test
  void tellsTags() throws Exception {
    tellsOnly(
        MessageFilter.all().tag("team", "blue").tag("urgent", "yes"),
        one,
        Office.letter().tag("team", "blue").tag("urgent", "yes").tag("more", "1"),
        Office.letter().tag("team", "blue").tag("urgent", "no"));
  }

  @Test
  void tellsSenders() throws Exception {
    try (Subscription subscription =
        subscribe(MessageFilter.all().senders(Actor.user("ada"), Actor.session(two)))) {
      Office.awaitHandled(bureau, bureau.send(one, Office.letter()));
      MessageId ada = bureau.as(Actor.user("ada")).send(one, Office.letter());
      MessageId session = bureau.as(two).send(one, Office.letter());

      assertThat(Deadline.take(told)).isEqualTo(ada);
      assertThat(Deadline.take(told)).isEqualTo(session);
    }
  }

  @Test
  void tellsReceivers() throws Exception {
    try (Subscription subscription = subscribe(MessageFilter.all().receivers(two))) {
      Office.awaitHandled(bureau, bureau.send(one, Office.letter()));
      MessageId meant = bureau.send(two, Office.letter());

      assertThat(Deadline.take(told)).isEqualTo(meant);
    }
  }

  @Test
  void wantsAllThatIsGiven() {
    MessageFilter filter = MessageFilter.all().types("A").tag("team", "blue");
    Message message =
        Message.of(
            new MessageId("m"), Actor.user("ada"), one, Instant.EPOCH, Letter.of("A", Map.of()));

    assertThat(filter.matches(message)).isFalse();
  }

  @Test
  void tellsAMessageAgainAtWhichTheListenerThrew() throws Exception {
    AtomicBoolean ready = new AtomicBoolean();
    MessageListener listener =
        (message, handled) -> {
          if (!ready.getAndSet(true)) {
            throw new IllegalStateException("not yet");
          }
          told.add(message.id());
        };
    try (Subscription subscription = bureau.messages().subscribe(MessageFilter.all(), listener)) {
      MessageId sent = bureau.send(one, Office.letter());

      assertThat(Deadline.take(told)).isEqualTo(sent);
    }
  }

  @Test
  void countsAsLongAsItIsOpen() {
    Subscription subscription = subscribe(MessageFilter.all());
    assertThat(bureau.messages().statistics().subscribers()).isEqualTo(1);

    subscription.close();
    subscription.close();

    assertThat(bureau.messages().statistics().subscribers()).isZero();
  }
}
