package dev.bureau.orchestrator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Deadline;
import dev.bureau.orchestrator.Office;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ManySessionsTest {
  private static final int STROKES = 1_000;

  private final Office office = new Office();

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void playAThousandStrokes() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    Bureau bureau =
        office.open(
            (message, context) -> {
              int stroke = Integer.parseInt(message.content().get("text").toString());
              if (stroke == STROKES) {
                over.countDown();
              } else {
                SessionId other = message.sender().session().orElseThrow();
                context.send(other, Office.letter(Integer.toString(stroke + 1)));
              }
            });
    SessionId one = Office.started(bureau);
    SessionId other = Office.started(bureau);
    MessageId first = bureau.as(other).send(one, Office.letter("1"));
    Office.awaitHandled(bureau, first);
    Deadline.await(over);
    Office.awaitHandled(bureau, bureau.send(one, Office.letter(Integer.toString(STROKES))));
    Office.awaitHandled(bureau, bureau.send(other, Office.letter(Integer.toString(STROKES))));

    assertThat(tasks(bureau, List.of(one, other))).isEqualTo(STROKES + 2);
  }

  @Test
  void workAtTheSameTime() throws Exception {
    CountDownLatch allAtWork = new CountDownLatch(50);
    Bureau bureau =
        office.open(
            (message, context) -> {
              allAtWork.countDown();
              Deadline.await(allAtWork);
            });
    for (SessionId each : started(bureau, 50)) {
      bureau.send(each, Office.letter());
    }

    Deadline.await(allAtWork);
  }

  @Test
  void handleEachMessageOnceTogether() throws Exception {
    CountDownLatch handled = new CountDownLatch(500);
    Bureau bureau = office.open((message, context) -> handled.countDown());
    List<SessionId> sessions = started(bureau, 50);
    List<MessageId> sent = new ArrayList<>();
    for (int round = 0; round < 10; round++) {
      for (SessionId each : sessions) {
        sent.add(bureau.send(each, Office.letter()));
      }
    }
    Deadline.await(handled);
    for (MessageId each : sent.subList(450, 500)) {
      Office.awaitHandled(bureau, each);
    }

    assertThat(tasks(bureau, sessions)).isEqualTo(500);
  }

  @Test
  void haveOneAgentEach() throws Exception {
    AtomicInteger made = new AtomicInteger();
    Bureau bureau =
        office.open(
            Office.config(),
            Seams.system(),
            agents ->
                agents.bind(
                    Office.AGENT,
                    () -> {
                      made.incrementAndGet();
                      return Office.doesNothing();
                    }));
    for (SessionId each : started(bureau, 3)) {
      Office.awaitHandled(bureau, bureau.send(each, Office.letter()));
      Office.awaitHandled(bureau, bureau.send(each, Office.letter()));
    }

    assertThat(made).hasValue(3);
  }

  @Test
  void allGetTheirTurnThoughMoreThanMayWorkAtOnce() throws Exception {
    CountDownLatch handled = new CountDownLatch(20);
    Bureau bureau =
        office.open(
            Office.config().withMaxSessions(2).withIdleTime(Duration.ofHours(1)),
            (message, context) -> handled.countDown());
    for (SessionId each : started(office.open(), 20)) {
      bureau.send(each, Office.letter());
    }

    Deadline.await(handled);
  }

  @Test
  void areNeverAtWorkInGreaterNumberThanMay() throws Exception {
    AtomicInteger atWork = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch twoAtWork = new CountDownLatch(2);
    CountDownLatch handled = new CountDownLatch(40);
    Bureau bureau =
        office.open(
            Office.config().withMaxSessions(2),
            (message, context) -> {
              most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
              twoAtWork.countDown();
              Deadline.await(twoAtWork);
              atWork.decrementAndGet();
              handled.countDown();
            });
    for (SessionId each : started(office.open(), 20)) {
      bureau.send(each, Office.letter());
      bureau.send(each, Office.letter());
    }
    Deadline.await(handled);

    assertThat(most).hasValueLessThanOrEqualTo(2);
  }

  @Test
  void getTheirTurnBesideOneThatNeverRests() throws Exception {
    CountDownLatch other = new CountDownLatch(1);
    Bureau bureau =
        office.open(
            Office.config().withMaxSessions(1),
            (message, context) -> {
              if (context.session().name().equals("busy")) {
                if (other.getCount() > 0) {
                  context.send(context.session().id(), Office.letter());
                }
              } else {
                other.countDown();
              }
            });
    SessionId busy = bureau.sessions().create(SessionSpec.active("busy").agent(Office.AGENT)).id();
    bureau.sessions().start(busy);
    Office.awaitHandled(bureau, bureau.send(busy, Office.letter()));
    bureau.send(Office.started(office.open()), Office.letter());

    Deadline.await(other);
  }

  private static List<SessionId> started(Bureau bureau, int count) {
    return Stream.generate(() -> Office.started(bureau)).limit(count).toList();
  }

  private static long tasks(Bureau bureau, List<SessionId> sessions) {
    return sessions.stream()
        .map(bureau.sessions()::get)
        .map(Session::totals)
        .mapToLong(each -> each.tasksDone())
        .sum();
  }
}
