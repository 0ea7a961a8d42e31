package dev.bureau.orchestrator.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.health.RecentHandlings;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.metrics.Performance;
import dev.bureau.metrics.PerformanceReader;
import dev.bureau.metrics.Window;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Deadline;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.CellSpec;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** S33: what one session has done, read from its journal. */
class PerformanceOfTest {
  private final Office office = new Office();
  private final ManualSeams seams = ManualSeams.machine();

  @AfterEach
  void close() {
    office.close();
  }

  private Bureau open(Agent agent) {
    return office.open(Office.config().withRetries(0, Duration.ofMillis(1)), seams, agent);
  }

  private static void send(Bureau bureau, SessionId id, int messages) throws Exception {
    MessageId last = bureau.send(id, Office.letter());
    for (int i = 1; i < messages; i++) {
      last = bureau.send(id, Office.letter());
    }
    Office.awaitHandled(bureau, last);
  }

  @Test
  void knowsNothingOfASessionThatHasDoneNothing() {
    Bureau bureau = office.open(seams);

    Performance performance = bureau.performance(Office.started(bureau));

    assertThat(performance.processed()).isZero();
    assertThat(performance.latest()).isEqualTo(new Window(0, null, null));
    assertThat(performance.errorRate()).isNull();
  }

  @Test
  void refusesAnUnknownSession() {
    Bureau bureau = office.open(seams);

    assertThatExceptionOfType(NoSuchSessionException.class)
        .isThrownBy(() -> bureau.performance(new SessionId("nobody")));
  }

  @Test
  void countsAllAndMeasuresTheLatest() throws Exception {
    Bureau bureau = open(Office.doesNothing());
    SessionId id = Office.started(bureau);
    send(bureau, id, 60);
    seams.advance(Duration.ofSeconds(100));
    send(bureau, id, 50);

    Performance performance = bureau.performance(id);

    assertThat(performance.processed()).isEqualTo(110);
    assertThat(performance.latest()).isEqualTo(new Window(100, Duration.ZERO, 0.5));
  }

  /** Each message takes four commits. */
  @Test
  void findsTheLatestMessagesBetweenOtherCommits() throws Exception {
    Bureau bureau =
        open(
            (message, context) -> {
              for (int i = 0; i < 3; i++) {
                context.cell(CellSpec.readOnly("step" + i), Map::of);
              }
            });
    SessionId id = Office.started(bureau);
    send(bureau, id, 130);
    assertThat(bureau.sessions().get(id).version()).isGreaterThan(3 * 130);

    assertThat(bureau.performance(id).latest().messages()).isEqualTo(PerformanceReader.WINDOW);
  }

  @Test
  void looksNoFurtherBackThanSaid() throws Exception {
    Bureau bureau = open(Office.doesNothing());
    SessionId id = Office.started(bureau);
    send(bureau, id, 1);
    update(bureau, id, PerformanceReader.MOST_VERSIONS - 1);
    assertThat(bureau.performance(id).latest().messages()).isOne();
    update(bureau, id, 1);

    assertThat(bureau.performance(id).latest().messages()).isZero();
    assertThat(bureau.performance(id).processed()).isOne();
  }

  private static void update(Bureau bureau, SessionId id, int times) {
    for (int i = 0; i < times; i++) {
      long version = bureau.sessions().get(id).version();
      bureau.sessions().update(id, SessionUpdate.metadata(Map.of("version", version)));
    }
  }

  @Test
  void tellsTheShareThatFailedForGood() throws Exception {
    Bureau bureau = open(failsOfBad(new CountDownLatch(0)));
    SessionId id = Office.started(bureau);
    bureau.send(id, Office.letter("bad"));
    office.store().takeBuried();
    send(bureau, id, 3);

    assertThat(bureau.performance(id).errorRate()).isEqualTo(0.25);
  }

  /** What became of an attempt is noted after its commit; the next message is handled later. */
  @Test
  void tellsTheLatestAttempts() throws Exception {
    CountDownLatch stayed = new CountDownLatch(1);
    Bureau bureau = open(failsOfBad(stayed));
    SessionId id = Office.started(bureau);
    bureau.send(id, Office.letter("bad"));
    office.store().takeBuried();
    send(bureau, id, 3);
    bureau.send(id, Office.letter("stay"));
    Deadline.await(stayed);

    assertThat(bureau.performance(id).vitals().recent()).isEqualTo(new RecentHandlings(4, 1));
  }

  private Agent failsOfBad(CountDownLatch stayed) {
    return (message, context) -> {
      switch (message.content().get("text").toString()) {
        case "bad" -> throw new IllegalStateException("bad");
        case "stay" -> {
          stayed.countDown();
          office.block();
        }
        default -> {}
      }
    };
  }
}
