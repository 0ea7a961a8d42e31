package dev.bureau.orchestrator.transition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.bureau.core.cell.CellBecameUncertain;
import dev.bureau.core.cell.Resolution;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.id.CellId;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Message;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.core.session.Status;
import dev.bureau.core.transition.Cause;
import dev.bureau.core.transition.SessionPassingException;
import dev.bureau.core.transition.Transition;
import dev.bureau.core.transition.TransitionIntended;
import dev.bureau.core.transition.TransitionListed;
import dev.bureau.core.transition.TransitionRefusedException;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Deadline;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.agent.CellSpec;
import dev.bureau.orchestrator.agent.Context;
import dev.bureau.transitions.TransitionListener;
import dev.bureau.transitions.TransitionSpec;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** T5, X10: what else happens to the sessions of a chain around a passage. */
@Timeout(60)
class PassageRacesTest {
  private static final TransitionSpec CLEAR = TransitionSpec.of(Cause.CLEAR);

  private final Office office = new Office();
  private final CountDownLatch atWork = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private final CompletableFuture<String> interrupted = new CompletableFuture<>();

  @AfterEach
  void close() {
    mayEnd.countDown();
    office.close();
  }

  private Bureau waiting() {
    return office.open(this::waits);
  }

  private void waits(Message message, Context context) throws InterruptedException {
    atWork.countDown();
    try {
      mayEnd.await();
    } catch (InterruptedException e) {
      interrupted.complete(context.session().id().value());
      throw e;
    }
  }

  /** What is recorded of a life that is over is no reason to disturb the one that goes on. */
  @Test
  void leavesTheNextOneAloneWhenSomethingIsRecordedOfTheOldOne() throws Exception {
    Bureau bureau = waiting();
    SessionId old = Office.started(bureau);
    Session next = bureau.transitions().transition(old, CLEAR).to();
    MessageId message = bureau.send(next.id(), Office.letter());
    Deadline.await(atWork);

    bureau.sessions().update(old, SessionUpdate.metadata(Map.of("note", "well done")));

    assertThat(interrupted.isDone()).isFalse();
    mayEnd.countDown();
    Office.awaitHandled(bureau, message);
    assertThat(interrupted.isDone()).isFalse();
  }

  /** One whose time to drain is over is interrupted wherever it works. */
  @Test
  void interruptsWhatAnotherProcessForcesToEnd() throws Exception {
    ManualSeams machine = ManualSeams.machine();
    ManualSeams seams = machine.turnedByHand();
    Bureau working = office.open(Office.config(), seams, this::waits);
    SessionId old = Office.started(working);
    working.send(old, Office.letter());
    Deadline.await(atWork);

    office.open(machine.another()).transitions().transition(old, CLEAR.drain(Duration.ZERO));
    seams.runRepeating("leases");

    assertThat(interrupted.get(30, TimeUnit.SECONDS)).isEqualTo(old.value());
  }

  /** X10: who dies while it waits for a handling leaves until when that may take. */
  @Test
  void interruptsWhatTheDeadHaveWaitedForLongEnough() throws Exception {
    ManualSeams machine = ManualSeams.machine();
    ManualSeams seams = machine.turnedByHand();
    Bureau working = office.open(Office.config(), seams, this::waits);
    SessionId old = Office.started(working);
    working.send(old, Office.letter());
    Deadline.await(atWork);
    Bureau dying = office.open(machine.another());
    Thread passer = new Thread(() -> passUntilInterrupted(dying, old));
    passer.start();
    Office.await(office.open(), old, TransitionIntended.class);
    passer.interrupt();
    passer.join();

    later(machine, seams, Duration.ofMinutes(2));
    seams.runRepeating("passages");
    assertThat(working.sessions().get(old).status()).isEqualTo(Status.ACTIVE);
    later(machine, seams, Duration.ofSeconds(65));
    seams.runRepeating("passages");

    assertThat(working.sessions().get(old).status()).isEqualTo(Status.COMPLETED);
    assertThat(interrupted.get(30, TimeUnit.SECONDS)).isEqualTo(old.value());
  }

  private static void passPatiently(Bureau bureau, SessionId id) throws InterruptedException {
    bureau.transitions().transition(id, CLEAR.drain(Duration.ofMinutes(2)));
  }

  private static void passUntilInterrupted(Bureau bureau, SessionId id) {
    try {
      passPatiently(bureau, id);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // as wanted
    }
  }

  /** The process that works renews its leases meanwhile. */
  private static void later(ManualSeams machine, ManualSeams working, Duration time) {
    Duration renewal = Duration.ofSeconds(5);
    for (Duration passed = Duration.ZERO;
        passed.compareTo(time) < 0;
        passed = passed.plus(renewal)) {
      machine.advance(renewal);
      working.runRepeating("leases");
    }
  }

  /** A session that has just ended may be resumed, though its worker still has the lease. */
  @Test
  void resumesOneWhoseLeaseIsNotGivenBackYet() throws Exception {
    Bureau bureau = office.open((message, context) -> context.complete("done"));
    SessionId id = Office.started(bureau);
    CompletableFuture<Session> resumed = new CompletableFuture<>();
    office
        .store()
        .beforeNextRelease(
            id,
            () -> {
              new Thread(
                      () -> {
                        try {
                          resumed.complete(office.open().transitions().resume(id));
                        } catch (Exception e) {
                          resumed.completeExceptionally(e);
                        }
                      })
                  .start();
              return Office.await(bureau, SessionId.BUREAU, TransitionListed.class);
            });
    bureau.send(id, Office.letter());

    assertThat(Deadline.get(resumed).links().transitionedFrom()).isEqualTo(id);
    assertThat(bureau.sessions().get(id).status()).isEqualTo(Status.COMPLETED);
  }

  /** Who has slept through the end of its own passage, and of the chain, begins no new life. */
  @Test
  void createsNobodyAgainWhoWasDeletedMeanwhile() {
    Bureau bureau = office.open();
    SessionId old = Office.started(bureau);
    AtomicReference<SessionId> next = new AtomicReference<>();
    TransitionListener slow =
        new TransitionListener() {
          @Override
          public void ended(Session session) {
            next.set(seenThroughByAnother(old));
            bureau.sessions().complete(next.get());
            bureau.sessions().deleteChain(old);
          }
        };

    assertThatThrownBy(() -> bureau.transitions().transition(old, CLEAR, slow))
        .isInstanceOf(BureauException.class);

    assertThat(bureau.sessions().find(next.get())).isEmpty();
  }

  private SessionId seenThroughByAnother(SessionId old) {
    try {
      return office.open().transitions().transition(old, CLEAR.drain(Duration.ZERO)).to().id();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The message waits in the chain's mailbox, so that the decision is its live end's. */
  @Test
  void decidesAboutAnUncertainCellInTheOneThatHasIt() throws Exception {
    AtomicInteger paid = new AtomicInteger();
    Bureau bureau =
        office.open(
            (message, context) ->
                context.cell(
                    CellSpec.effect("pay"),
                    () -> {
                      paid.incrementAndGet();
                      atWork.countDown();
                      mayEnd.await();
                      return Map.of();
                    }));
    SessionId old = Office.started(bureau);
    MessageId message = bureau.send(old, Office.letter());
    Deadline.await(atWork);
    Session next = bureau.transitions().transition(old, CLEAR.drain(Duration.ZERO)).to();
    Office.await(bureau, next.id(), CellBecameUncertain.class);
    CellId cell = bureau.sessions().cells(next.id()).get(0).step().id();

    bureau.sessions().resolve(old, cell, Resolution.SKIP, Map.of());

    Office.awaitHandled(bureau, message);
    assertThat(paid).hasValue(1);
  }

  /** Whoever looks for passages that were given up need not look at it for a day. */
  @Test
  void leavesNothingOnTheListWhenItIsRefused() throws Exception {
    Bureau bureau =
        office.open(
            (message, context) -> {
              waits(message, context);
              context.complete("done");
            });
    SessionId id = Office.started(bureau);
    bureau.send(id, Office.letter());
    Deadline.await(atWork);
    CompletableFuture<Throwable> refused = new CompletableFuture<>();
    new Thread(() -> refused.complete(catchThrowable(() -> passPatiently(bureau, id)))).start();
    Office.await(bureau, id, TransitionIntended.class);

    mayEnd.countDown();

    assertThat(Deadline.get(refused)).isInstanceOf(TransitionRefusedException.class);
    long version = bureau.sessions().get(SessionId.BUREAU).version();
    assertThat(bureau.at(SessionId.BUREAU, version).aspects().get(Transition.ASPECT).listed())
        .isEmpty();
  }

  /** What is decided between two lives would be lost: the next one begins as the old one ended. */
  @Test
  void takesNoAnswerBetweenTwoLives() throws Exception {
    Bureau bureau =
        office.open(
            (message, context) ->
                context.ask("anna", Map.of("what", "colour"), Duration.ofHours(1)));
    SessionId old = Office.started(bureau);
    Office.awaitHandled(bureau, bureau.send(old, Office.letter()));
    MessageId wait = bureau.waiting().of(old).get(0).id();
    AtomicReference<Throwable> refusal = new AtomicReference<>();
    TransitionListener hasty =
        new TransitionListener() {
          @Override
          public void ended(Session session) {
            refusal.set(catchThrowable(() -> bureau.waiting().answer(old, wait, Map.of())));
          }
        };

    bureau.transitions().transition(old, CLEAR, hasty);
    bureau.waiting().answer(old, wait, Map.of());

    assertThat(refusal.get()).isInstanceOf(SessionPassingException.class);
  }

  /** What it takes would be forgotten, as an answer would. */
  @Test
  void changesNotWhatItTakesBetweenTwoLives() throws Exception {
    Bureau bureau = office.open(Office.doesNothing());
    SessionId old = Office.started(bureau);
    AtomicReference<Throwable> refusal = new AtomicReference<>();
    TransitionListener hasty =
        new TransitionListener() {
          @Override
          public void ended(Session session) {
            refusal.set(catchThrowable(() -> bureau.messages().inbox(old).deregister()));
          }
        };

    bureau.transitions().transition(old, CLEAR, hasty);

    assertThat(refusal.get()).isInstanceOf(SessionPassingException.class);
  }
}
