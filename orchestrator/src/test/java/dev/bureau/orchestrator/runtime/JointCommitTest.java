package dev.bureau.orchestrator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.cell.CellStarted;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.core.store.StoreException;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Deadline;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.CellSpec;
import dev.bureau.orchestrator.agent.Context;
import dev.bureau.orchestrator.agent.MessageRejectedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Quick handlings of one session share a commit; what they do is as if they did not. */
class JointCommitTest {
  private static final List<Letter> THREE =
      List.of(Office.letter("first"), Office.letter("second"), Office.letter("third"));

  private final Office office = new Office();
  private final ManualSeams seams = ManualSeams.machine();

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void takesTheQuickHandlingsOfATurnTogether() throws Exception {
    Bureau bureau = open(Office.doesNothing());

    List<MessageId> sent = sentToOneThatStarts(bureau);

    long together = version(bureau, sent.get(0));
    assertThat(version(bureau, sent.get(1))).isEqualTo(together);
    assertThat(version(bureau, sent.get(2))).isEqualTo(together);
  }

  @Test
  void commitsASlowHandlingBeforeTheNextOne() throws Exception {
    Bureau bureau = open((message, context) -> seams.advance(Duration.ofMillis(50)));

    List<MessageId> sent = sentToOneThatStarts(bureau);

    assertThat(version(bureau, sent.get(1))).isGreaterThan(version(bureau, sent.get(0)));
  }

  @Test
  void commitsWhatWaitsBehindASlowHandler() throws Exception {
    Bureau bureau =
        open(
            (message, context) -> {
              if (text(message).equals("second")) {
                seams.advance(Duration.ofMillis(50));
                office.block();
              }
            });

    List<MessageId> sent = sentToOneThatStarts(bureau);

    assertThat(version(bureau, sent.get(0))).isPositive();
  }

  @Test
  void showsEachHandlerWhatTheOnesBeforeItHaveMade() throws Exception {
    Bureau bureau = open((message, context) -> context.update(counted(context)));

    List<MessageId> sent = sentToOneThatStarts(bureau);
    SessionId session = Office.awaitHandled(bureau, sent.get(2)).session();

    assertThat(bureau.sessions().get(session).metadata()).containsEntry("count", 3L);
  }

  @Test
  void namesTheMailOfEachHandlingApart() throws Exception {
    SessionId clerk = new SessionId("clerk");
    Semaphore arrived = new Semaphore(0);
    List<String> received = new CopyOnWriteArrayList<>();
    Bureau bureau =
        open(
            (message, context) -> {
              if (context.session().id().equals(clerk)) {
                received.add(text(message));
                arrived.release();
              } else {
                context.send(clerk, Office.letter("from " + text(message)));
              }
            });
    bureau.sessions().create(SessionSpec.active("clerk").id(clerk).agent(Office.AGENT));
    bureau.sessions().start(clerk);

    sentToOneThatStarts(bureau);
    Deadline.acquire(arrived, 3);

    assertThat(received).containsExactly("from first", "from second", "from third");
  }

  @Test
  void letsOneThatIsRefusedFailAlone() throws Exception {
    Bureau bureau =
        open(
            (message, context) -> {
              context.update(counted(context));
              if (text(message).equals("second")) {
                context.apply(refusesAlways());
              }
            });

    List<MessageId> sent = sentToOneThatStarts(bureau);
    SessionId session = Office.awaitHandled(bureau, sent.get(2)).session();

    assertThat(office.store().takeFailure().message()).isEqualTo(sent.get(1));
    assertThat(bureau.sessions().get(session).metadata()).containsEntry("count", 2L);
  }

  @Test
  void handlesAgainWhatWasShownWhatDidNotHappen() throws Exception {
    AtomicReference<Bureau> opened = new AtomicReference<>();
    List<String> attempts = new CopyOnWriteArrayList<>();
    Bureau bureau =
        open(
            (message, context) -> {
              attempts.add(text(message));
              if (text(message).equals("first")) {
                context.apply(refusesIfClosed());
              } else if (attempts.equals(List.of("first", "second"))) {
                opened.get().sessions().update(context.session().id(), metadata("closed", true));
              }
            });
    opened.set(bureau);

    List<MessageId> sent = sentToOneThatStarts(bureau);
    Office.awaitHandled(bureau, sent.get(2));

    assertThat(office.store().takeFailure().message()).isEqualTo(sent.get(0));
    assertThat(attempts).startsWith("first", "second").contains("second", "third");
    assertThat(attempts.stream().filter("second"::equals)).hasSize(2);
  }

  @Test
  void blamesNoMessageThatWasShownWhatDidNotHappen() throws Exception {
    AtomicReference<Bureau> opened = new AtomicReference<>();
    List<String> attempts = new CopyOnWriteArrayList<>();
    Bureau bureau =
        openWithoutRetries(
            (message, context) -> {
              attempts.add(text(message));
              if (text(message).equals("first")) {
                context.apply(refusesIfClosed());
              } else if (attempts.equals(List.of("first", "second"))) {
                opened.get().sessions().update(context.session().id(), metadata("closed", true));
                throw MessageRejectedException.forGood("after what the first one did");
              }
            });
    opened.set(bureau);

    List<MessageId> sent = sentToOneThatStarts(bureau);

    assertThat(office.store().takeBuried()).isEqualTo(sent.get(0));
    assertThat(Office.awaitHandled(bureau, sent.get(1)).event()).isNotNull();
  }

  @Test
  void runsNoCellOfAHandlerThatWasShownWhatDidNotHappen() throws Exception {
    AtomicReference<Bureau> opened = new AtomicReference<>();
    List<String> works = new CopyOnWriteArrayList<>();
    List<String> attempts = new CopyOnWriteArrayList<>();
    Bureau bureau =
        openWithoutRetries(
            (message, context) -> {
              attempts.add(text(message));
              if (text(message).equals("first")) {
                context.apply(refusesIfClosed());
              } else if (attempts.equals(List.of("first", "second"))) {
                opened.get().sessions().update(context.session().id(), metadata("closed", true));
                try {
                  context.cell(CellSpec.effect("charge"), () -> noted(works, "charge"));
                } catch (RuntimeException e) {
                  context.cell(CellSpec.effect("refund"), () -> noted(works, "refund"));
                }
              }
            });
    opened.set(bureau);

    Office.awaitHandled(bureau, sentToOneThatStarts(bureau).get(2));

    assertThat(works).isEmpty();
  }

  @Test
  void keepsWhatHasEndedWhenTheNextOneMeetsAStoreThatCannotServe() throws Exception {
    Bureau bureau =
        open(
            (message, context) -> {
              if (text(message).equals("second")) {
                throw new StoreException(
                    Category.UNAVAILABLE, "elsewhere", "no line", "try later", null);
              }
            });

    List<MessageId> sent = sentToOneThatStarts(bureau);

    assertThat(version(bureau, sent.get(0))).isPositive();
  }

  @Test
  void blamesNoMessageForAnOutcomeThatNobodyKnows() throws Exception {
    AtomicBoolean works = new AtomicBoolean(true);
    Bureau bureau =
        openWithoutRetries(
            (message, context) -> {
              if (works.getAndSet(false)) {
                office.store().breakCommitOnce();
              }
            });
    SessionId session = Office.started(bureau);

    MessageId sent = bureau.send(session, Office.letter());

    assertThat(version(bureau, sent)).isPositive();
  }

  @Test
  void keepsNobodyWaitingWhenASessionIsDeletedBehindASlowHandler() throws Exception {
    Semaphore deleted = new Semaphore(0);
    Semaphore released = new Semaphore(0);
    AtomicReference<Bureau> opened = new AtomicReference<>();
    Bureau bureau =
        office.open(
            Office.config().withLease(Duration.ofHours(1)),
            seams,
            (message, context) -> {
              if (text(message).equals("second")) {
                opened.get().sessions().forceDelete(context.session().id());
                seams.advance(Duration.ofMillis(50));
                deleted.release();
                released.acquireUninterruptibly();
              }
            });
    opened.set(bureau);
    SessionId other = Office.started(bureau);
    Message sent =
        Message.of(
            new MessageId("from-another-process"),
            Actor.user("ann"),
            other,
            seams.wall().instant(),
            Office.letter());
    try {
      sentToOneThatStarts(bureau);
      Deadline.acquire(deleted, 1);
      bureau.store().mailboxes().put(other, List.of(sent), 10);

      assertThat(version(bureau, sent.id())).isPositive();
    } finally {
      released.release();
    }
  }

  @Test
  void commitsWhatHasEndedBeforeTheFirstCellOfTheNext() throws Exception {
    Bureau bureau =
        open(
            (message, context) -> {
              if (text(message).equals("second")) {
                context.cell(CellSpec.effect("step"), () -> Map.of());
              }
            });

    List<MessageId> sent = sentToOneThatStarts(bureau);
    SessionId session = Office.awaitHandled(bureau, sent.get(1)).session();

    assertThat(version(bureau, sent.get(0)))
        .isLessThan(Office.await(bureau, session, CellStarted.class).version());
  }

  private Bureau open(Agent agent) {
    return office.open(Office.config(), seams, agent);
  }

  private Bureau openWithoutRetries(Agent agent) {
    return office.open(Office.config().withRetries(0, Duration.ofMillis(1)), seams, agent);
  }

  private static Map<String, Object> noted(List<String> works, String work) {
    works.add(work);
    return Map.of();
  }

  /** Three messages wait when the session starts, so that one turn finds all of them. */
  private static List<MessageId> sentToOneThatStarts(Bureau bureau) {
    SessionId session = Office.created(bureau);
    List<MessageId> sent = bureau.messages().sendAll(session, THREE);
    bureau.sessions().start(session);
    return sent;
  }

  private static long version(Bureau bureau, MessageId handled) throws Exception {
    return Office.awaitHandled(bureau, handled).version();
  }

  private static String text(Message message) {
    return (String) message.content().getOrDefault("text", "");
  }

  private static SessionUpdate counted(Context context) {
    int before = ((Number) context.session().metadata().getOrDefault("count", 0)).intValue();
    return metadata("count", before + 1);
  }

  private static SessionUpdate metadata(String key, Object value) {
    return SessionUpdate.metadata(Map.of(key, value));
  }

  private static Decision refusesAlways() {
    return (session, aspects, moment) -> {
      throw new BadInputException("anything", "at all", "do not ask");
    };
  }

  private static Decision refusesIfClosed() {
    return (session, aspects, moment) -> {
      if (session.metadata().containsKey("closed")) {
        throw new BadInputException("session", "closed", "ask before");
      }
      return Change.NONE;
    };
  }
}
