package dev.bureau.orchestrator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.Status;
import dev.bureau.core.store.Lease;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.Deadline;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.agent.Agent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** S22: a session whose receiver has as much mail as it may gets no turn. */
class BackPressureTest {
  private static final int CAPACITY = 16;

  /** An eighth of the capacity between two counts, and one handling. */
  private static final int MOST = CAPACITY + CAPACITY / 8 + 1;

  private static final BureauConfig CONFIG = Office.config().withMailboxCapacity(CAPACITY);

  private final Office office = new Office();
  private final ManualSeams seams = ManualSeams.machine();
  private final Bureau reader = office.open(seams.another());
  private final Semaphore mayHandle = new Semaphore(0);
  private final Semaphore handled = new Semaphore(0);
  private final AtomicReference<SessionId> receiver = new AtomicReference<>();

  @AfterEach
  void close() {
    mayHandle.release(1_000_000);
    office.close();
  }

  /** Sends one message to the receiver at each handling, and never runs out of work. */
  private final Agent fast =
      (message, context) -> {
        context.send(receiver.get(), Office.letter());
        context.send(context.session().id(), Office.letter());
      };

  private final Agent slow =
      (message, context) -> {
        Deadline.acquire(mayHandle, 1);
        handled.release();
      };

  @Test
  void keepsTheMailboxOfASlowReceiverNearItsCapacity() throws Exception {
    flood(bureauOfBoth());

    assertThat(fill()).isBetween((long) CAPACITY, (long) MOST);
  }

  @Test
  void letsTheSenderGoOnWhenTheReceiverHasRoomAgain() throws Exception {
    flood(bureauOfBoth());
    fill();
    for (int i = 0; i < 5 * CAPACITY; i++) {
      mayHandle.release();
      Deadline.acquire(handled, 1);

      assertThat(waiting(receiver.get())).isLessThanOrEqualTo(MOST);
    }
  }

  @Test
  void holdsASenderOfAnotherProcess() throws Exception {
    Bureau sending = office.open(CONFIG, seams, agents -> agents.bind("fast", () -> fast));
    office.open(CONFIG, seams.another(), agents -> agents.bind("slow", () -> slow));
    flood(sending);

    assertThat(fill()).isBetween((long) CAPACITY, (long) MOST);
    for (int i = 0; i < 5 * CAPACITY; i++) {
      mayHandle.release();
      Deadline.acquire(handled, 1);

      assertThat(waiting(receiver.get())).isLessThanOrEqualTo(MOST);
    }
  }

  @Test
  void endsAfterASecondForOneHandling() throws Exception {
    flood(bureauOfBoth());
    long full = fill();
    seams.advance(Duration.ofMillis(1_001));
    await(() -> waiting(receiver.get()) > full);
    office.store().awaitLooks();

    assertThat(waiting(receiver.get())).isEqualTo(full + 1);
  }

  @Test
  void letsTwoThatFillEachOthersMailboxGoOn() throws Exception {
    Semaphore strokes = new Semaphore(0);
    Agent player =
        (message, context) -> {
          boolean opening = message.content().get("text").equals("open");
          String other = context.session().name().equals("one") ? "two" : "one";
          for (int i = 0; i < (opening ? 5 : 1); i++) {
            context.send(new SessionId(other), Office.letter("ball"));
          }
          strokes.release();
        };
    List<SessionId> both = List.of(new SessionId("one"), new SessionId("two"));
    for (SessionId each : both) {
      reader.sessions().create(SessionSpec.active(each.value()).id(each).agent(Office.AGENT));
      reader.sessions().start(each);
    }
    both.forEach(each -> reader.send(each, Office.letter("open")));
    office.open(CONFIG.withMailboxCapacity(2), seams, player);
    for (int stroke = 0; stroke < 30; stroke++) {
      await(
          () -> {
            seams.advance(Duration.ofMillis(500));
            return strokes.tryAcquire();
          });
    }
  }

  @Test
  void leavesTheLeaseWithTheSender() throws Exception {
    SessionId sender = flood(bureauOfBoth());
    fill();

    assertThat(reader.store().leases().holders()).extracting(Lease::session).contains(sender);
  }

  @Test
  void doesNotDelayTheEndOfTheSender() throws Exception {
    Bureau bureau = bureauOfBoth();
    SessionId sender = flood(bureau);
    fill();
    bureau.sessions().stop(sender, "enough");

    await(
        () ->
            reader.store().leases().holders().stream()
                .noneMatch(each -> each.session().equals(sender)));
    assertThat(reader.sessions().get(sender).status()).isEqualTo(Status.TERMINATED);
    assertThat(waiting(sender)).isZero();
  }

  @Test
  void leavesItsRoomToTheReceiver() throws Exception {
    Agent sendsMuch =
        (message, context) -> {
          if (message.content().containsValue("begin")) {
            for (int i = 0; i < 2 * CAPACITY; i++) {
              context.send(receiver.get(), Office.letter());
            }
            context.send(context.session().id(), Office.letter("go on"));
          }
        };
    Bureau bureau =
        office.open(
            CONFIG.withMaxSessions(1),
            seams,
            agents -> agents.bind("fast", () -> sendsMuch).bind("slow", () -> slow));
    mayHandle.release(2 * CAPACITY);
    receiver.set(started("slow"));

    bureau.send(started("fast"), Office.letter("begin"));

    Deadline.acquire(handled, 2 * CAPACITY);
  }

  @Test
  void countsNoMailboxThatIsFarFromItsCapacity() throws Exception {
    AtomicInteger sent = new AtomicInteger();
    Agent bounded =
        (message, context) -> {
          if (sent.incrementAndGet() <= 1_000) {
            fast.handle(message, context);
          }
        };
    Bureau bureau =
        office.open(
            Office.config(),
            seams,
            agents -> agents.bind("fast", () -> bounded).bind("slow", Office::doesNothing));
    flood(bureau);
    await(() -> reader.sessions().get(receiver.get()).totals().tasksDone() >= 500);

    assertThat(office.store().mailboxesCounted()).isZero();
  }

  private Bureau bureauOfBoth() {
    return office.open(
        CONFIG, seams, agents -> agents.bind("fast", () -> fast).bind("slow", () -> slow));
  }

  /** Begins to send; gives the sender. */
  private SessionId flood(Bureau sending) {
    receiver.set(started("slow"));
    SessionId sender = started("fast");
    sending.send(sender, Office.letter());
    return sender;
  }

  private SessionId started(String agent) {
    SessionId id = reader.sessions().create(SessionSpec.active(agent).agent(agent)).id();
    return reader.sessions().start(id).id();
  }

  /** Waits until the sender is held back; what then waits for the receiver. */
  private long fill() throws Exception {
    await(() -> waiting(receiver.get()) >= CAPACITY);
    office.store().awaitLooks();
    return waiting(receiver.get());
  }

  private long waiting(SessionId mailbox) {
    return reader.store().mailboxes().counts(mailbox).waiting();
  }

  private void await(BooleanSupplier wanted) throws InterruptedException {
    for (int look = 0; look < 500; look++) {
      if (wanted.getAsBoolean()) {
        return;
      }
      office.store().awaitLooks();
    }
    throw new AssertionError("has not come in time");
  }
}
