package dev.bureau.orchestrator.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.store.Holder;
import dev.bureau.core.store.LeaseOutcome;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Deadline;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.CellSpec;
import dev.bureau.orchestrator.feed.Follow;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClosingTest {
  private final Office office = new Office();
  private final ManualSeams seams = ManualSeams.machine();
  private final CountDownLatch atWork = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private final AtomicBoolean ended = new AtomicBoolean();
  private final AtomicReference<Bureau> self = new AtomicReference<>();
  private final Agent slow =
      (message, context) -> {
        atWork.countDown();
        Deadline.await(mayEnd);
        ended.set(true);
      };
  private final Bureau reader = office.open(seams.another());

  @AfterEach
  void close() {
    mayEnd.countDown();
    office.close();
  }

  @Test
  void waitsForTheHandlingUnderWay() throws Exception {
    Bureau bureau = office.open(Office.config(), seams, slow);
    bureau.send(Office.started(bureau), Office.letter());
    closeWhileAtWork(bureau);

    assertThat(ended).isTrue();
  }

  @Test
  void letsTheHandlingUnderWayCommit() throws Exception {
    Bureau bureau = office.open(Office.config(), seams, slow);
    SessionId id = Office.started(bureau);
    bureau.send(id, Office.letter());
    closeWhileAtWork(bureau);

    assertThat(Office.events(reader, id)).hasAtLeastOneElementOfType(MessageHandled.class);
  }

  @Test
  void keepsTheLeaseOfTheHandlingUnderWay() throws Exception {
    ManualSeams closing = seams.another();
    Bureau bureau = office.open(Office.config(), closing, slow);
    SessionId id = Office.started(bureau);
    bureau.send(id, Office.letter());
    Deadline.await(atWork);
    CompletableFuture<Void> closed = CompletableFuture.runAsync(() -> office.close(bureau));
    closing.awaitClosing();

    for (int i = 0; i < 4; i++) {
      seams.advance(Office.config().runtime().lease().dividedBy(2));
      closing.runIfOpen("leases");
    }

    Holder other = new Holder("other", seams.processes().self());
    assertThat(reader.store().leases().claim(id, other, Duration.ofSeconds(1)))
        .isInstanceOf(LeaseOutcome.Held.class);
    mayEnd.countDown();
    Deadline.get(closed);
  }

  @Test
  void beginsNothingMore() throws Exception {
    Bureau bureau = office.open(Office.config(), seams, slow);
    SessionId id = Office.created(bureau);
    bureau.send(id, Office.letter());
    bureau.send(id, Office.letter());
    bureau.sessions().start(id);
    closeWhileAtWork(bureau);

    assertThat(reader.store().mailboxes().counts(id).waiting()).isEqualTo(1);
  }

  @Test
  void endsThoughASessionNeverRunsOutOfWork() throws Exception {
    Bureau bureau =
        office.open(
            Office.config(),
            seams,
            (message, context) -> {
              atWork.countDown();
              context.send(context.session().id(), Office.letter());
            });
    bureau.send(Office.started(bureau), Office.letter());

    closeWhileAtWork(bureau);
  }

  @Test
  void isRefusedInAHandlerWhoseLeaseIsLost() throws Exception {
    ManualSeams zombie = seams.another();
    CompletableFuture<Throwable> refusal = new CompletableFuture<>();
    Bureau bureau =
        office.open(
            Office.config(),
            zombie,
            (message, context) -> {
              atWork.countDown();
              Deadline.await(mayEnd);
              refusal.complete(catchThrowable(self.get()::close));
            });
    self.set(bureau);
    MessageId sent = bureau.send(Office.started(bureau), Office.letter());
    Deadline.await(atWork);
    zombie.die();
    office.open(Office.config(), seams.another(), Office.doesNothing());
    Office.awaitHandled(reader, sent);

    zombie.runRepeating("leases");
    mayEnd.countDown();

    assertThat(Deadline.get(refusal)).isInstanceOf(CloseInHandlerException.class);
  }

  @Test
  void givesLeasesBack() throws Exception {
    Bureau bureau = office.open(Office.config(), seams, slow);
    bureau.send(Office.started(bureau), Office.letter());
    closeWhileAtWork(bureau);

    assertThat(reader.store().leases().holders()).isEmpty();
  }

  @Test
  void givesBackTheLeaseOfASessionWhoseTurnBroke() throws Exception {
    Bureau bureau =
        office.open(
            Office.config().withPoll(Duration.ofHours(1)),
            seams,
            (message, context) -> {
              atWork.countDown();
              throw new OutOfMemoryError("as if");
            });
    SessionId id = Office.started(bureau);
    bureau.send(id, Office.letter());
    Deadline.await(atWork);
    office.close(bureau);

    assertThat(reader.store().leases().holders()).isEmpty();
  }

  @Test
  void leavesLaterMailToOthers() throws Exception {
    Bureau bureau = office.open(Office.config(), seams, Office.doesNothing());
    SessionId id = Office.started(bureau);
    Office.awaitHandled(bureau, bureau.send(id, Office.letter()));
    office.close(bureau);
    MessageId late = reader.send(id, Office.letter());
    office.open(Office.config(), seams.another(), Office.doesNothing());

    assertThat(Office.awaitHandled(reader, late).epoch()).isEqualTo(2);
  }

  @Test
  void endsAllRepeatingTasks() {
    office.close(office.open(Office.config(), seams, Office.doesNothing()));

    assertThat(seams.tasksRepeating()).isZero();
  }

  @Test
  void endsItsListeners() {
    Bureau bureau = office.open(Office.config(), seams, Office.doesNothing());
    bureau.follow(Follow.fromStart(), entry -> {});
    office.close(bureau);

    assertThat(seams.tasksRepeating()).isZero();
  }

  @Test
  void leavesNoListenerBehindThatAHandlerBeginsMeanwhile() throws Exception {
    ManualSeams closing = seams.another();
    Bureau bureau =
        office.open(
            Office.config(),
            closing,
            (message, context) -> {
              atWork.countDown();
              Deadline.await(mayEnd);
              self.get().follow(Follow.fromNow(), entry -> {});
            });
    self.set(bureau);
    bureau.send(Office.started(bureau), Office.letter());
    Deadline.await(atWork);
    CompletableFuture<Void> closed = CompletableFuture.runAsync(() -> office.close(bureau));
    closing.awaitClosing();
    mayEnd.countDown();
    Deadline.get(closed);

    assertThat(closing.tasksRepeating()).isZero();
    assertThat(office.store().takeFailure().reason()).contains("closed");
  }

  @Test
  void mayBeRepeated() {
    Bureau bureau = office.open(Office.config(), seams, Office.doesNothing());
    office.close(bureau);

    assertThatCode(bureau::close).doesNotThrowAnyException();
  }

  @Test
  void isNotNeededOfThreadsThatABureauWithoutAgentsNeverStarts() {
    SessionId id = Office.started(reader);
    reader.send(id, Office.letter());
    Bureau silent = office.open(seams);
    silent.sessions().complete(id);

    assertThat(seams.tasksBegun()).isZero();
  }

  @Test
  void isRefusedInAHandlerWhichItWouldWaitFor() throws Exception {
    SessionId id = closingItself((message, context) -> self.get().close());

    assertThat(office.store().takeFailure().reason())
        .contains("'" + id + "'")
        .contains("close from the thread that opened it");
  }

  @Test
  void isRefusedInAStepOfAHandler() throws Exception {
    closingItself(
        (message, context) ->
            context.cell(
                CellSpec.readOnly("close"),
                () -> {
                  self.get().close();
                  return Map.of();
                }));

    assertThat(office.store().takeFailure().reason()).contains("close from the thread");
  }

  @Test
  void leavesTheBureauAtWorkWhenItIsRefused() throws Exception {
    SessionId id =
        closingItself(
            (message, context) -> {
              if (message.content().get("text").equals("close")) {
                self.get().close();
              }
            });
    office.store().takeFailure();

    Office.awaitHandled(reader, self.get().send(id, Office.letter("go on")));
  }

  @Test
  void ofAnotherBureauIsAllowedInAHandler() throws Exception {
    Bureau other = office.open(Office.config(), seams.another(), Office.doesNothing());
    Bureau bureau = office.open(Office.config(), seams, (message, context) -> other.close());

    Office.awaitHandled(reader, bureau.send(Office.started(bureau), Office.letter()));
  }

  /** A session whose agent does this to the bureau that it works in. */
  private SessionId closingItself(Agent agent) {
    self.set(office.open(Office.config(), seams, agent));
    SessionId id = Office.started(self.get());
    self.get().send(id, Office.letter("close"));
    return id;
  }

  private void closeWhileAtWork(Bureau bureau) throws Exception {
    Deadline.await(atWork);
    CompletableFuture<Void> closed = CompletableFuture.runAsync(() -> office.close(bureau));
    seams.awaitClosing();
    mayEnd.countDown();
    Deadline.get(closed);
  }
}
