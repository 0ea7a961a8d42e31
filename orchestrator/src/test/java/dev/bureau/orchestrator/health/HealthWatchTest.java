package dev.bureau.orchestrator.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.health.HealthChanged;
import dev.bureau.core.health.HealthEvent;
import dev.bureau.core.health.HealthStatus;
import dev.bureau.core.health.RecentHandlings;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Event;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.Deadline;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.agent.Agent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** S30: sessions examined again and again by the process they work in. */
class HealthWatchTest {
  private static final BureauConfig CONFIG = Office.config().withMailboxCapacity(10);

  private final Office office = new Office();
  private final ManualSeams seams = ManualSeams.machine();
  private final Semaphore begun = new Semaphore(0);
  private final Semaphore mayEnd = new Semaphore(0);

  @AfterEach
  void close() {
    mayEnd.release(1_000);
    office.close();
  }

  private Agent waits() {
    return (message, context) -> {
      begun.release();
      mayEnd.acquire();
    };
  }

  private static List<Event<?>> journaled(Bureau bureau, SessionId id) {
    return Office.events(bureau, id).stream().filter(HealthEvent.class::isInstance).toList();
  }

  /** Lets the session fail or handle until something has become of that message. */
  private static void send(Bureau bureau, SessionId id, int messages) throws Exception {
    MessageId last = bureau.send(id, Office.letter());
    for (int i = 1; i < messages; i++) {
      last = bureau.send(id, Office.letter());
    }
    Office.awaitHandled(bureau, last);
  }

  @Test
  void journalsThatAMailboxFillsUpAndThatItIsEmptyAgain() throws Exception {
    Bureau bureau = office.open(CONFIG, seams, waits());
    SessionId id = Office.started(bureau);
    MessageId last = bureau.send(id, Office.letter());
    Deadline.acquire(begun, 1);
    for (int i = 1; i < 8; i++) {
      last = bureau.send(id, Office.letter());
    }
    seams.runRepeating("health");
    seams.runRepeating("health");
    assertThat(journaled(bureau, id))
        .isEqualTo(
            List.of(
                new HealthChanged(
                    HealthStatus.HEALTHY,
                    HealthStatus.DEGRADED,
                    List.of("queue: 8 of 10 messages wait"))));

    mayEnd.release(8);
    Office.awaitHandled(bureau, last);
    seams.runRepeating("health");
    assertThat(journaled(bureau, id))
        .element(1)
        .isEqualTo(new HealthChanged(HealthStatus.DEGRADED, HealthStatus.HEALTHY, List.of()));
  }

  /** What became of an attempt is noted after its commit; the next message is handled later. */
  @Test
  void knowsTheErrorsOfWhoWorksHere() throws Exception {
    Bureau bureau =
        office.open(
            CONFIG.withRetries(0, Duration.ofMillis(1)),
            seams,
            (message, context) -> {
              if (message.content().get("text").equals("bad")) {
                throw new IllegalStateException("bad");
              }
              if (message.content().get("text").equals("stay")) {
                waits().handle(message, context);
              }
            });
    SessionId id = Office.started(bureau);
    for (int i = 0; i < 6; i++) {
      bureau.send(id, Office.letter("bad"));
      office.store().takeBuried();
    }
    send(bureau, id, 2);
    bureau.send(id, Office.letter("stay"));
    Deadline.acquire(begun, 1);
    seams.runRepeating("health");

    assertThat(bureau.health().of(id).figures().vitals().recent())
        .isEqualTo(new RecentHandlings(8, 6));
    assertThat(journaled(bureau, id))
        .isEqualTo(
            List.of(
                new HealthChanged(
                    HealthStatus.HEALTHY,
                    HealthStatus.UNHEALTHY,
                    List.of("errors: 6 of the last 8 attempts failed"))));
  }

  /** A turn notes its time at its end; the next message is handled in a later one. */
  @Test
  void knowsTheProcessorTimeOfWhoWorksHere() throws Exception {
    seams.spend(Duration.ofMillis(5));
    CompletableFuture<Bureau> opened = new CompletableFuture<>();
    BlockingQueue<Optional<Duration>> told = new LinkedBlockingQueue<>();
    Bureau bureau =
        office.open(
            CONFIG,
            seams,
            (message, context) -> {
              SessionId here = context.session().id();
              SessionHealth health = opened.get().health().of(here);
              told.add(Optional.ofNullable(health.figures().vitals().cpu()));
              seams.spend(Duration.ofMillis(30));
            });
    opened.complete(bureau);
    SessionId id = Office.started(bureau);

    send(bureau, id, 1);
    send(bureau, id, 1);

    assertThat(Deadline.take(told)).isEmpty();
    assertThat(Deadline.take(told)).contains(Duration.ofMillis(30));
  }

  @Test
  void tellsNothingOfTheProcessWhereItCannotTell() throws Exception {
    Bureau bureau = office.open(CONFIG, seams, Office.doesNothing());
    SessionId id = Office.started(bureau);
    send(bureau, id, 1);

    assertThat(bureau.health().of(id).figures().vitals().cpu()).isNull();
    assertThat(bureau.health().of(id).figures().vitals().memory()).isNull();
  }

  @Test
  void looksAgainAtWhatHasFailedSinceTheLastLook() throws Exception {
    Bureau bureau = office.open(CONFIG, seams, Office.doesNothing());
    SessionId id = Office.started(bureau);
    seams.runRepeating("health");
    bureau.sessions().fail(id, 1, "broken");

    seams.runRepeating("health");
    seams.runRepeating("health");

    assertThat(journaled(bureau, id))
        .isEqualTo(
            List.of(
                new HealthChanged(
                    HealthStatus.HEALTHY,
                    HealthStatus.UNHEALTHY,
                    List.of("status: it is in ERROR"))));
  }

  @Test
  void leavesOutWhatHasEndedOrIsGone() throws Exception {
    Bureau bureau = office.open(CONFIG, seams, Office.doesNothing());
    SessionId ended = Office.started(bureau);
    SessionId deleted = Office.started(bureau);
    seams.runRepeating("health");
    bureau.sessions().stop(ended, "enough");
    bureau.sessions().stop(deleted, "enough");
    bureau.sessions().delete(deleted);

    seams.runRepeating("health");

    assertThat(journaled(bureau, ended)).isEmpty();
  }

  @Test
  void isNotStartedWhereNobodyWorks() {
    ManualSeams alone = seams.another();
    office.open(CONFIG, alone, agents -> {});

    assertThat(alone.tasksRepeating()).isZero();
  }
}
