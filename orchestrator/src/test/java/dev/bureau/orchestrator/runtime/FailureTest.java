package dev.bureau.orchestrator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.message.MessageSent;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.core.session.SessionUpdated;
import dev.bureau.core.session.Status;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens to a message whose handling fails. */
class FailureTest {
  private final Office office = new Office();
  private final AtomicInteger attempts = new AtomicInteger();
  private final AtomicBoolean broken = new AtomicBoolean(true);

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void leavesNothingOfWhatWasGathered() throws Exception {
    Bureau bureau =
        office.open(
            (message, context) -> {
              context.update(SessionUpdate.metadata(Map.of("done", true)));
              context.send(context.session().id(), Office.letter());
              throw new IOException("no line");
            });
    SessionId id = Office.started(bureau);
    long before = bureau.sessions().get(id).version();
    bureau.send(id, Office.letter());
    office.store().takeBuried();

    assertThat(bureau.sessions().get(id).version()).isEqualTo(before);
  }

  @Test
  void isTriedAgain() throws Exception {
    Bureau bureau =
        office.open(
            (message, context) -> {
              if (attempts.incrementAndGet() < 3) {
                throw new IOException("no line");
              }
            });
    SessionId id = Office.started(bureau);
    Office.awaitHandled(bureau, bureau.send(id, Office.letter()));

    assertThat(attempts).hasValue(3);
  }

  @Test
  void commitsOnlyTheAttemptThatSucceeds() throws Exception {
    Bureau bureau =
        office.open(
            (message, context) -> {
              context.send(context.session().id(), Office.letter("echo"));
              context.update(SessionUpdate.metadata(Map.of("attempt", attempts.incrementAndGet())));
              if (attempts.get() < 3) {
                throw new IOException("no line");
              }
              context.complete("enough");
            });
    SessionId id = Office.started(bureau);
    Office.awaitHandled(bureau, bureau.send(id, Office.letter()));

    assertThat(Office.events(bureau, id))
        .hasAtLeastOneElementOfType(SessionUpdated.class)
        .filteredOn(each -> each instanceof SessionUpdated || each instanceof MessageSent)
        .hasSize(2);
  }

  @Test
  void keepsTheReasonUntilTheNextAttempt() throws Exception {
    ManualSeams seams = ManualSeams.machine();
    Bureau bureau = office.open(Office.config(), seams, (message, context) -> fail());
    SessionId id = Office.started(bureau);
    bureau.send(id, Office.letter());
    office.store().takeFailure();

    Instant later = seams.wall().instant().plusSeconds(1);
    List<Delivery> waiting = bureau.store().mailboxes().pending(id, later, 10);
    assertThat(waiting)
        .extracting(Delivery::reason)
        .containsExactly("java.io.IOException: no line");
    assertThat(waiting).extracting(Delivery::failures).containsExactly(1);
  }

  @Test
  void waitsForItsPauseBeforeTheNextAttempt() throws Exception {
    ManualSeams seams = ManualSeams.machine();
    Bureau bureau =
        office.open(
            Office.config().withRetries(3, Duration.ofSeconds(1)),
            seams,
            (message, context) -> {
              attempts.incrementAndGet();
              fail();
            });
    bureau.send(Office.started(bureau), Office.letter());
    office.store().takeFailure();
    seams.advance(Duration.ofMillis(999));
    office.store().awaitLooks();

    assertThat(attempts).hasValue(1);
  }

  @Test
  void doublesThePauseAtEachAttempt() throws Exception {
    ManualSeams seams = ManualSeams.machine();
    Bureau bureau =
        office.open(
            Office.config().withRetries(3, Duration.ofSeconds(1)),
            seams,
            (message, context) -> fail());
    bureau.send(Office.started(bureau), Office.letter());

    assertThat(pause(seams)).isEqualTo(Duration.ofSeconds(1));
    assertThat(pause(seams)).isEqualTo(Duration.ofSeconds(2));
    assertThat(pause(seams)).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void endsInADeadLetterAfterTheRetries() throws Exception {
    Bureau bureau =
        office.open(
            (message, context) -> {
              attempts.incrementAndGet();
              fail();
            });
    SessionId id = Office.started(bureau);
    bureau.send(id, Office.letter());
    office.store().takeBuried();

    assertThat(attempts).hasValue(4);
  }

  @Test
  void namesItsReasonInTheDeadLetter() throws Exception {
    Bureau bureau = office.open((message, context) -> fail());
    SessionId id = Office.started(bureau);
    MessageId sent = bureau.send(id, Office.letter());
    office.store().takeBuried();

    assertThat(bureau.store().mailboxes().deadLetters(id, 10))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.message().id()).isEqualTo(sent);
              assertThat(each.reason()).isEqualTo("java.io.IOException: no line");
            });
  }

  @Test
  void isCountedInTheDeadLetterToo() throws Exception {
    Bureau bureau =
        office.open(
            Office.config().withRetries(1, Duration.ofMillis(1)), (message, context) -> fail());
    SessionId id = Office.started(bureau);
    bureau.send(id, Office.letter());
    office.store().takeBuried();

    assertThat(bureau.messages().inbox(id).deadLetters(10))
        .extracting(Delivery::failures)
        .containsExactly(2);
  }

  @Test
  void isNotCountedIfTheDeadlineHadPassed() throws Exception {
    ManualSeams seams = ManualSeams.machine();
    Bureau bureau = office.open(Office.config(), seams, (message, context) -> fail());
    SessionId id = Office.started(bureau);
    bureau.send(id, Office.letter().deadline(seams.wall().instant().minusSeconds(1)));
    office.store().takeBuried();

    assertThat(bureau.messages().inbox(id).deadLetters(10))
        .extracting(Delivery::failures)
        .containsExactly(0);
  }

  @Test
  void lengthensNoReasonBeyondBounds() throws Exception {
    Bureau bureau =
        office.open(
            (message, context) -> {
              throw new IOException("x".repeat(100_000));
            });
    SessionId id = Office.started(bureau);
    bureau.send(id, Office.letter());

    assertThat(office.store().takeFailure().reason()).hasSize(2_000);
  }

  @Test
  void coversAssertionsOfTheAgent() throws Exception {
    Bureau bureau =
        office.open(
            (message, context) -> {
              throw new AssertionError("cannot be");
            });
    bureau.send(Office.started(bureau), Office.letter());

    assertThat(office.store().takeFailure().reason()).contains("cannot be");
  }

  @Test
  void coversErrorsOfEveryKind() throws Exception {
    Bureau bureau =
        office.open(
            (message, context) -> {
              throw new ServiceConfigurationError("no provider");
            });
    bureau.send(Office.started(bureau), Office.letter());

    assertThat(office.store().takeFailure().reason()).contains("no provider");
  }

  @Test
  void letsTheSessionGoOnWithTheNextMessage() throws Exception {
    Bureau bureau =
        office.open(
            (message, context) -> {
              if (message.content().containsValue("bad")) {
                fail();
              }
            });
    SessionId id = Office.started(bureau);
    bureau.send(id, Office.letter("bad"));
    MessageId good = bureau.send(id, Office.letter("good"));
    Office.awaitHandled(bureau, good);

    assertThat(bureau.sessions().get(id).status()).isEqualTo(Status.ACTIVE);
  }

  @Test
  void leavesTheSessionActiveAfterADeadLetter() throws Exception {
    Bureau bureau = office.open((message, context) -> fail());
    SessionId id = Office.started(bureau);
    bureau.send(id, Office.letter());
    office.store().takeBuried();

    assertThat(bureau.sessions().get(id).status()).isEqualTo(Status.ACTIVE);
  }

  @Test
  void isOverOnceADeadLetterIsPutBackAndHandled() throws Exception {
    Bureau bureau =
        office.open(
            (message, context) -> {
              if (broken.get()) {
                fail();
              }
            });
    SessionId id = Office.started(bureau);
    MessageId sent = bureau.send(id, Office.letter());
    office.store().takeBuried();
    broken.set(false);
    bureau.store().mailboxes().requeue(id, sent);

    assertThat(Office.awaitHandled(bureau, sent).event()).isInstanceOf(MessageHandled.class);
  }

  @Test
  void isAtOnceADeadLetterWithoutRetries() throws Exception {
    Bureau bureau =
        office.open(
            Office.config().withRetries(0, Duration.ofMillis(1)),
            (message, context) -> {
              attempts.incrementAndGet();
              fail();
            });
    bureau.send(Office.started(bureau), Office.letter());
    office.store().takeBuried();

    assertThat(attempts).hasValue(1);
  }

  @Test
  void coversAnAgentThatCannotBeMade() throws Exception {
    Bureau bureau =
        office.open(
            Office.config(),
            Seams.system(),
            agents ->
                agents.bind(
                    Office.AGENT,
                    () -> {
                      throw new IllegalStateException("no key");
                    }));
    MessageId sent = bureau.send(Office.started(bureau), Office.letter());

    assertThat(office.store().takeBuried()).isEqualTo(sent);
  }

  private Duration pause(ManualSeams seams) throws InterruptedException {
    Instant failed = seams.wall().instant();
    Duration pause = Duration.between(failed, office.store().takeFailure().notBefore());
    seams.advance(pause);
    return pause;
  }

  private static void fail() throws IOException {
    throw new IOException("no line");
  }
}
