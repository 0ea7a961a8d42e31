package dev.bureau.orchestrator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Status;
import dev.bureau.core.session.StatusChanged;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.feed.EntryListener;
import dev.bureau.orchestrator.feed.Follow;
import dev.bureau.orchestrator.feed.Following;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session without work for the idle time becomes IDLE, and ACTIVE again when work comes. */
class RestingTest {
  private static final BureauConfig CONFIG =
      Office.config().withIdleTime(Duration.ofMinutes(5)).withLease(Duration.ofMillis(30));

  private final Office office = new Office();
  private final ManualSeams seams = ManualSeams.machine();
  private final Bureau bureau = office.open(CONFIG, seams, Office.doesNothing());
  private SessionId id;

  @BeforeEach
  void work() throws Exception {
    id = Office.started(bureau);
    Office.awaitHandled(bureau, bureau.send(id, Office.letter()));
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void beginsAfterTheIdleTime() throws Exception {
    rest();

    assertThat(bureau.sessions().get(id).status()).isEqualTo(Status.IDLE);
  }

  @Test
  void isAChangeOfStatusAndNothingElse() throws Exception {
    long rested = rest();

    assertThat(Office.eventsOf(bureau, id, rested))
        .containsExactly(new StatusChanged(Status.ACTIVE, Status.IDLE, Operation.REST));
  }

  @Test
  void endsWithTheHandlingOfTheNextMessage() throws Exception {
    rest();
    Entry handled = Office.awaitHandled(bureau, bureau.send(id, Office.letter()));

    assertThat(Office.eventsOf(bureau, id, handled.version()))
        .hasExactlyElementsOfTypes(StatusChanged.class, MessageHandled.class);
    assertThat(bureau.sessions().get(id).status()).isEqualTo(Status.ACTIVE);
  }

  @Test
  void isNoNewStart() throws Exception {
    Session before = bureau.sessions().get(id);
    rest();
    Office.awaitHandled(bureau, bureau.send(id, Office.letter()));

    assertThat(bureau.sessions().get(id).times().started()).isEqualTo(before.times().started());
  }

  /**
   * Lets the idle time pass. The runtime may still be noting when it worked last, so the clock is
   * turned until the session rests; the test's own timeout ends it if it never does.
   */
  private long rest() throws Exception {
    AtomicLong version = new AtomicLong();
    CountDownLatch rested = new CountDownLatch(1);
    EntryListener listener =
        entry -> {
          if (entry.session().equals(id)
              && entry.event() instanceof StatusChanged changed
              && changed.to() == Status.IDLE) {
            version.set(entry.version());
            rested.countDown();
          }
        };
    try (Following following = bureau.follow(Follow.fromStart(), listener)) {
      do {
        seams.advance(Duration.ofMinutes(6));
      } while (!rested.await(100, TimeUnit.MILLISECONDS));
    }
    return version.get();
  }
}
