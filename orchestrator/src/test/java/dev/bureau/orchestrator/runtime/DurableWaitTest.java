package dev.bureau.orchestrator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.message.MessageReplied;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.message.Priority;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.core.session.Status;
import dev.bureau.core.store.Mailboxes;
import dev.bureau.core.wait.Wait;
import dev.bureau.core.wait.WaitEnded;
import dev.bureau.core.wait.WaitOpened;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.Context;
import dev.bureau.orchestrator.agent.MessageRejectedException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** X60: waiting without a thread. */
class DurableWaitTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final SessionId ASKER = new SessionId("asker");

  private final Office office = new Office();
  private final ManualSeams seams = ManualSeams.machine();

  @AfterEach
  void close() {
    office.close();
  }

  /** Asks ann when told to, and notes the type of what ended the wait. */
  private static Agent asking() {
    return (message, context) -> {
      if (message.type().equals(MessageType.DIRECTION)) {
        context.ask("ann", Map.of("text", "may I?"), HOUR);
      } else {
        String asked = context.waited().map(each -> each.question().get("text").toString()).get();
        context.update(SessionUpdate.metadata(Map.of("ended", message.type(), "asked", asked)));
      }
    };
  }

  private static Wait waiting(Bureau bureau, SessionId session) throws Exception {
    return ((WaitOpened) Office.await(bureau, session, WaitOpened.class).event()).asked();
  }

  @Test
  void endsWhenSomebodyAnswers() throws Exception {
    Bureau bureau = office.open(asking());
    SessionId session = Office.started(bureau);
    bureau.send(session, Office.letter());

    answer(bureau, session, waiting(bureau, session).id());

    assertThat(ended(bureau, session)).isEqualTo(WaitEnded.Outcome.ANSWERED);
    assertThat(bureau.sessions().get(session).metadata())
        .containsEntry("ended", MessageType.ANSWER)
        .containsEntry("asked", "may I?");
    assertThat(bureau.store().mailboxes().counts(session).waiting()).isZero();
  }

  @Test
  void goesOnInAnotherProcess() throws Exception {
    Bureau first = office.open(asking());
    SessionId session = Office.started(first);
    first.send(session, Office.letter());
    MessageId wait = waiting(first, session).id();
    office.close(first);

    Bureau second = office.open(asking());
    answer(second, session, wait);

    assertThat(ended(second, session)).isEqualTo(WaitEnded.Outcome.ANSWERED);
  }

  @Test
  void endsByItselfWhenTheTimeIsOver() throws Exception {
    Bureau bureau = office.open(Office.config(), seams, asking());
    SessionId session = Office.started(bureau);
    bureau.send(session, Office.letter());
    waiting(bureau, session);

    seams.advance(HOUR.plusSeconds(1));

    assertThat(ended(bureau, session)).isEqualTo(WaitEnded.Outcome.TIMED_OUT);
    assertThat(bureau.sessions().get(session).metadata())
        .containsEntry("ended", MessageType.WAIT_TIMED_OUT);
  }

  @Test
  void keepsTheStatusAndGivesTheLeaseBack() throws Exception {
    Bureau bureau = office.open(asking());
    SessionId session = Office.started(bureau);
    bureau.send(session, Office.letter());
    waiting(bureau, session);
    while (!bureau.store().leases().holders().isEmpty()) {
      office.store().awaitLooks();
    }

    assertThat(bureau.sessions().get(session).status()).isEqualTo(Status.ACTIVE);
  }

  @Test
  void endsWithTheReplyOfAnotherSession() throws Exception {
    Bureau bureau = office.open(DurableWaitTest::askEachOther);
    SessionId asker = Office.started(bureau);
    SessionId other = Office.started(bureau);

    bureau.send(asker, Letter.of("BEGIN", Map.of("other", other.value())));

    assertThat(ended(bureau, asker)).isEqualTo(WaitEnded.Outcome.ANSWERED);
    assertThat(bureau.sessions().get(asker).metadata()).containsEntry("waited", other.value());
    assertThat(bureau.store().mailboxes().counts(asker).waiting()).isZero();
  }

  @Test
  void endsWithTheReplyWhateverTypesTheSessionTakes() throws Exception {
    Bureau bureau = office.open(DurableWaitTest::askEachOther);
    SessionId asker = Office.started(bureau);
    bureau.messages().inbox(asker).register(Set.of("BEGIN"), Priority.NORMAL);

    bureau.send(asker, Letter.of("BEGIN", Map.of("other", Office.started(bureau).value())));

    assertThat(ended(bureau, asker)).isEqualTo(WaitEnded.Outcome.ANSWERED);
  }

  @Test
  void endsWithALateReplyThoughNobodyCouldHandleTheTimeout() throws Exception {
    Bureau bureau = office.open(quickToGiveUp(), seams, DurableWaitTest::requesting);
    SessionId asker = Office.started(bureau);
    MessageId question = askedInVain(bureau, asker).id();

    bureau.send(asker, reply(question));

    assertThat(ended(bureau, asker)).isEqualTo(WaitEnded.Outcome.ANSWERED);
    assertThat(bureau.store().mailboxes().counts(asker)).isEqualTo(new Mailboxes.Counts(0, 0));
  }

  @Test
  void endsWithALateReplyThoughTheTimeoutWasDropped() throws Exception {
    Bureau bureau = office.open(quickToGiveUp(), seams, DurableWaitTest::requesting);
    SessionId asker = Office.started(bureau);
    Wait wait = askedInVain(bureau, asker);
    bureau.messages().inbox(asker).drop(wait.timeout());

    bureau.send(asker, reply(wait.id()));

    assertThat(ended(bureau, asker)).isEqualTo(WaitEnded.Outcome.ANSWERED);
    assertThat(bureau.store().mailboxes().counts(asker)).isEqualTo(new Mailboxes.Counts(0, 0));
  }

  @Test
  void canBeCancelledThoughTheTimeoutWasDropped() throws Exception {
    Bureau bureau = office.open(quickToGiveUp(), seams, DurableWaitTest::requesting);
    SessionId asker = Office.started(bureau);
    Wait wait = askedInVain(bureau, asker);
    bureau.messages().inbox(asker).drop(wait.timeout());

    bureau.waiting().cancel(asker, wait.id(), "enough");

    assertThat(ended(bureau, asker)).isEqualTo(WaitEnded.Outcome.CANCELLED);
  }

  /** Its process has ended, so that nobody hears what comes. */
  private Wait askedByOneWhoIsAway() throws Exception {
    Bureau first = office.open(Office.config(), seams.another(), DurableWaitTest::askingOnce);
    first.sessions().create(SessionSpec.active("asker").id(ASKER).agent(Office.AGENT));
    first.sessions().start(ASKER);
    Wait wait = asked(first, ASKER);
    office.close(first);
    return wait;
  }

  /** Nobody could hear it before the time was over: the asker's process was away. */
  @Test
  void endsWithAReplyThatCameInTime() throws Exception {
    Wait wait = askedByOneWhoIsAway();
    office.open(seams.another()).send(ASKER, reply(wait.id()));
    seams.advance(HOUR.plusSeconds(1));

    Bureau second = office.open(Office.config(), seams.another(), DurableWaitTest::askingOnce);

    assertThat(ended(second, ASKER)).isEqualTo(WaitEnded.Outcome.ANSWERED);
    assertThat(second.store().mailboxes().counts(ASKER)).isEqualTo(new Mailboxes.Counts(0, 0));
  }

  /** The reply waits already, and nobody could hear it: the asker's process was away. */
  @Test
  void endsOnceWhenItIsCalledOffAndAReplyWaits() throws Exception {
    Wait wait = askedByOneWhoIsAway();
    Bureau person = office.open(seams.another());
    MessageId reply = person.send(ASKER, reply(wait.id()));
    person.waiting().cancel(ASKER, wait.id(), "enough");
    Map<String, Boolean> waited = new ConcurrentHashMap<>();

    Bureau second =
        office.open(
            Office.config(),
            seams.another(),
            (message, context) -> waited.put(message.type(), context.waited().isPresent()));

    assertThat(ended(second, ASKER)).isEqualTo(WaitEnded.Outcome.CANCELLED);
    Office.awaitHandled(second, reply);
    assertThat(waited).isEqualTo(Map.of("REPLY", false, MessageType.WAIT_CANCELLED, true));
  }

  /** More than are looked at in one turn: nothing but timeouts stands in front of the replies. */
  @Test
  void endsWithRepliesThatCameInTimeHoweverManyTimeoutsAreBeforeThem() throws Exception {
    int requests = 70;
    Bureau first = office.open(Office.config(), seams.another(), DurableWaitTest::askingOften);
    SessionId asker = Office.started(first);
    String silent = Office.started(first).value();
    Office.awaitHandled(
        first,
        first.send(asker, Letter.of("BEGIN", Map.of("other", silent, "requests", requests))));
    office.close(first);
    Bureau person = office.open(seams.another());
    person.waiting().of(asker).forEach(each -> person.send(asker, reply(each.id())));
    seams.advance(HOUR.plusSeconds(1));

    Bureau second = office.open(Office.config(), seams.another(), DurableWaitTest::askingOften);
    MessageId last = second.send(asker, Letter.of("LAST", Map.of()));
    Office.awaitHandled(second, last);

    assertThat(Office.events(second, asker))
        .filteredOn(WaitEnded.class::isInstance)
        .hasSize(requests)
        .allMatch(each -> ((WaitEnded) each).outcome() == WaitEnded.Outcome.ANSWERED);
  }

  private static void askingOften(Message message, Context context) {
    if (message.type().equals("BEGIN")) {
      SessionId other = new SessionId(message.content().get("other").toString());
      for (long i = 0; i < (Long) message.content().get("requests"); i++) {
        context.request(other, Letter.of("QUESTION", Map.of()), HOUR);
      }
    }
  }

  @Test
  void endsWithAReplyThatCameInTimeAndIsTriedAgain() throws Exception {
    AtomicInteger replies = new AtomicInteger();
    Bureau bureau =
        office.open(
            Office.config().withRetries(3, Duration.ofMinutes(2)),
            seams,
            (message, context) -> {
              if (message.type().equals("REPLY") && replies.incrementAndGet() == 1) {
                throw new IOException("not now");
              }
              askingOnce(message, context);
            });
    SessionId asker = Office.started(bureau);
    SessionId silent = Office.started(bureau);
    bureau.send(asker, Letter.of("BEGIN", Map.of("other", silent.value())));
    Wait wait = waiting(bureau, asker);
    Office.awaitHandled(bureau, wait.id());
    seams.advance(HOUR.minusMinutes(1));
    bureau.send(asker, reply(wait.id()));
    office.store().takeFailure();

    seams.advance(Duration.ofSeconds(90)); // the time is over, and it is not tried again yet
    office.store().awaitLooks();
    seams.advance(Duration.ofSeconds(90));

    assertThat(ended(bureau, asker)).isEqualTo(WaitEnded.Outcome.ANSWERED);
  }

  /** Asks a session when told to, and takes whatever comes. */
  private static void askingOnce(Message message, Context context) throws Exception {
    if (message.type().equals("BEGIN")) {
      requesting(message, context);
    }
  }

  /** X61: the same key to the same receiver is the same question. */
  @Test
  void goesOnWhenTheSameIsAskedAgain() throws Exception {
    Bureau bureau = office.open(DurableWaitTest::askingUnderAKey);
    SessionId asker = Office.started(bureau);
    String silent = Office.started(bureau).value();

    bureau.send(asker, Letter.of("BEGIN", Map.of("others", List.of(silent, silent))));
    MessageId wait = waiting(bureau, asker).id();

    assertThat(bureau.waiting().of(asker)).hasSize(1);
    bureau.send(asker, reply(wait));
    assertThat(ended(bureau, asker)).isEqualTo(WaitEnded.Outcome.ANSWERED);
  }

  @Test
  void refusesAKeyUnderWhichSomebodyElseIsAsked() throws Exception {
    Bureau bureau = office.open(quickToGiveUp(), DurableWaitTest::askingUnderAKey);
    SessionId asker = Office.started(bureau);
    List<String> others = List.of(Office.started(bureau).value(), Office.started(bureau).value());

    MessageId begin = bureau.send(asker, Letter.of("BEGIN", Map.of("others", others)));

    assertThat(office.store().takeBuried()).isEqualTo(begin);
    assertThat(bureau.waiting().of(asker)).isEmpty();
  }

  /** Also when what was asked before under that key has timed out, and the receiver knows it. */
  @Test
  void endsByItselfEachTimeThatItIsAskedUnderAKey() throws Exception {
    Bureau bureau = office.open(Office.config(), seams, DurableWaitTest::askingUnderAKey);
    SessionId asker = Office.started(bureau);
    Letter begin = Letter.of("BEGIN", Map.of("others", List.of(Office.started(bureau).value())));
    for (int i = 1; i <= 2; i++) {
      Office.awaitHandled(bureau, bureau.send(asker, begin));
      Wait wait = bureau.waiting().of(asker).get(0);

      seams.advance(HOUR.plusSeconds(1));

      Office.awaitHandled(bureau, wait.timeout());
      assertThat(bureau.waiting().of(asker)).isEmpty();
    }
  }

  private static void askingUnderAKey(Message message, Context context) {
    if (message.type().equals("BEGIN")) {
      for (Object each : (List<?>) message.content().get("others")) {
        context.request(
            new SessionId(each.toString()), Letter.of("QUESTION", Map.of()).key("k"), HOUR);
      }
    }
  }

  private static BureauConfig quickToGiveUp() {
    return Office.config().withRetries(0, Duration.ofMillis(1));
  }

  /** Asks a session when told to, and does not know what a timeout is. */
  private static void requesting(Message message, Context context) throws Exception {
    if (message.type().equals("BEGIN")) {
      context.request(
          new SessionId(message.content().get("other").toString()),
          Letter.of("QUESTION", Map.of()),
          HOUR);
    } else if (message.type().equals(MessageType.WAIT_TIMED_OUT)) {
      throw MessageRejectedException.forGood("what is that?");
    }
  }

  private static Letter reply(MessageId question) {
    return Letter.of("REPLY", Map.of()).inReplyTo(question);
  }

  /** Has it ask a session that does not reply. */
  private static Wait asked(Bureau bureau, SessionId asker) throws Exception {
    SessionId silent = Office.started(bureau);
    bureau.send(asker, Letter.of("BEGIN", Map.of("other", silent.value())));
    Wait wait = waiting(bureau, asker);
    Office.awaitHandled(bureau, wait.id());
    return wait;
  }

  /** Has it ask a session that does not reply, until the timeout is a dead letter. */
  private Wait askedInVain(Bureau bureau, SessionId asker) throws Exception {
    Wait wait = asked(bureau, asker);
    seams.advance(HOUR.plusSeconds(1));
    office.store().takeBuried();
    return wait;
  }

  private static void askEachOther(Message message, Context context) {
    switch (message.type()) {
      case "BEGIN" ->
          context.request(
              new SessionId(message.content().get("other").toString()),
              Letter.of("QUESTION", Map.of()),
              HOUR);
      case "QUESTION" -> context.reply(Letter.of("REPLY", Map.of("text", "yes")));
      default ->
          context.update(
              SessionUpdate.metadata(Map.of("waited", context.waited().orElseThrow().whom())));
    }
  }

  @Test
  void leavesAReplyToSomebodyOutsideInTheJournal() throws Exception {
    Bureau bureau =
        office.open((message, context) -> context.reply(Letter.of("REPLY", Map.of("text", "yes"))));
    SessionId session = Office.started(bureau);

    MessageId asked = bureau.send(session, Office.letter());

    assertThat(Office.await(bureau, session, MessageReplied.class).event())
        .isEqualTo(new MessageReplied(asked, "REPLY", Map.of("text", "yes")));
  }

  @Test
  void leavesNothingBehindWhenTheSessionEndsBefore() throws Exception {
    Bureau bureau = office.open(Office.config(), seams, asking());
    SessionId session = Office.started(bureau);
    bureau.send(session, Office.letter());
    MessageId timeout = waiting(bureau, session).timeout();
    bureau.sessions().stop(session, "enough");

    seams.advance(HOUR.plusSeconds(1));
    assertThat(timeout).isEqualTo(office.store().takeBuried());

    assertThat(bureau.store().mailboxes().counts(session).waiting()).isZero();
    assertThat(handled(bureau, session)).doesNotContain(timeout);
  }

  private static void answer(Bureau bureau, SessionId session, MessageId wait) {
    bureau.waiting().answer(session, wait, Map.of("text", "yes"));
  }

  private static WaitEnded.Outcome ended(Bureau bureau, SessionId session) throws Exception {
    return ((WaitEnded) Office.await(bureau, session, WaitEnded.class).event()).outcome();
  }

  private static List<MessageId> handled(Bureau bureau, SessionId session) {
    return Office.events(bureau, session).stream()
        .filter(MessageHandled.class::isInstance)
        .map(each -> ((MessageHandled) each).message().id())
        .toList();
  }
}
