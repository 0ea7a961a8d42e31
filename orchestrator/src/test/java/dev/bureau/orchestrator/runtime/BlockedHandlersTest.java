package dev.bureau.orchestrator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Seams;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Deadline;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.agent.Agents;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Handlers that block, in 10,000 sessions at once. */
class BlockedHandlersTest {
  private static final int SESSIONS = 10_000;
  private static final int POOL = 64;

  private final Office office = new Office();

  @AfterEach
  void close() {
    office.close();
  }

  /** All of them where threads are cheap; as many as the pool has threads elsewhere. */
  @Test
  void areInFlightTogetherAsFarAsThereAreThreadsAndNobodyStarves() throws Exception {
    int expected = Runtime.version().feature() >= 21 ? SESSIONS : POOL;
    AtomicInteger inFlight = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch full = new CountDownLatch(expected);
    CountDownLatch handled = new CountDownLatch(SESSIONS);
    Bureau bureau =
        office.open(
            Office.config().withMaxSessions(SESSIONS),
            (message, context) -> {
              most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
              full.countDown();
              Deadline.await(full);
              inFlight.decrementAndGet();
              handled.countDown();
            });

    begin(bureau);

    Deadline.await(handled);
    assertThat(most).hasValue(expected);
  }

  private void begin(Bureau bureau) {
    List<SessionId> sessions = new ArrayList<>();
    try (Bureau person = Bureau.open(Office.config(), office.store(), none(), Seams.system())) {
      for (int i = 0; i < SESSIONS; i++) {
        sessions.add(Office.started(person));
      }
    }
    for (SessionId each : sessions) {
      bureau.send(each, Office.letter());
    }
  }

  private static Agents none() {
    return new Agents();
  }
}
