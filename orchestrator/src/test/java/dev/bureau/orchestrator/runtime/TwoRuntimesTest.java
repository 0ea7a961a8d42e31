package dev.bureau.orchestrator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.SessionRecovered;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Deadline;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.CellSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two live bureaus with the same agents on one store. */
class TwoRuntimesTest {
  private final Office office = new Office();

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void leaveASessionToWhoHoldsIt() throws Exception {
    Bureau one = office.open(Office.doesNothing());
    SessionId id = Office.started(one);
    long epoch = Office.awaitHandled(one, one.send(id, Office.letter())).epoch();
    Bureau other = office.open(Office.doesNothing());

    assertThat(Office.awaitHandled(other, other.send(id, Office.letter())).epoch())
        .isEqualTo(epoch);
  }

  @Test
  void takeOverFromEachOtherWhenOneCloses() throws Exception {
    Bureau one = office.open(Office.doesNothing());
    SessionId id = Office.started(one);
    long epoch = Office.awaitHandled(one, one.send(id, Office.letter())).epoch();
    Bureau other = office.open(Office.doesNothing());
    office.close(one);

    assertThat(Office.awaitHandled(other, other.send(id, Office.letter())).epoch())
        .isEqualTo(epoch + 1);
  }

  @Test
  void needNoRecoveryWhenOneCloses() throws Exception {
    Bureau one = office.open(Office.doesNothing());
    SessionId id = Office.started(one);
    Office.awaitHandled(one, one.send(id, Office.letter()));
    Bureau other = office.open(Office.doesNothing());
    office.close(one);
    Office.awaitHandled(other, other.send(id, Office.letter()));

    assertThat(Office.events(other, id)).doesNotHaveAnyElementsOfTypes(SessionRecovered.class);
  }

  @Test
  void handleEachMessageOnce() throws Exception {
    AtomicInteger handlings = new AtomicInteger();
    CountDownLatch all = new CountDownLatch(200);
    List<Bureau> bureaus = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      bureaus.add(
          office.open(
              (message, context) -> {
                handlings.incrementAndGet();
                all.countDown();
              }));
    }
    List<MessageId> sent = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      SessionId id = Office.started(bureaus.get(i % 2));
      for (int j = 0; j < 10; j++) {
        sent.add(bureaus.get(j % 2).send(id, Office.letter()));
      }
    }
    Deadline.await(all);
    for (MessageId each : sent) {
      Office.awaitHandled(bureaus.get(0), each);
    }

    assertThat(handlings).hasValue(200);
  }

  @Test
  void handNothingOutThatTheOtherHandledMeanwhile() throws Exception {
    Bureau reader = office.open();
    SessionId id = Office.started(reader);
    MessageId sent = reader.send(id, Office.letter());
    AtomicInteger handlings = new AtomicInteger();
    AtomicInteger works = new AtomicInteger();
    CountDownLatch handledByTheOther = new CountDownLatch(1);
    Agent agent =
        (message, context) -> {
          handlings.incrementAndGet();
          context.cell(CellSpec.effect("charge"), () -> Map.of("work", works.incrementAndGet()));
        };
    office
        .store()
        .beforeNextClaim(
            () -> {
              Bureau other = office.open(agent);
              Office.awaitHandled(other, sent);
              office.close(other);
              handledByTheOther.countDown();
              return null;
            });

    Bureau one = office.open(agent);
    Deadline.await(handledByTheOther);
    office.close(one);

    assertThat(works).hasValue(1);
    assertThat(handlings).hasValue(1);
  }
}
