package dev.bureau.orchestrator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.cell.CellCompleted;
import dev.bureau.core.cell.CellKey;
import dev.bureau.core.cell.Result;
import dev.bureau.core.cell.SideEffect;
import dev.bureau.core.cell.Step;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Fold;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.CellId;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.Event;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.session.Recovery;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionEnded;
import dev.bureau.core.session.SessionRecovered;
import dev.bureau.core.session.Status;
import dev.bureau.core.store.Holder;
import dev.bureau.core.store.Lease;
import dev.bureau.core.store.LeaseOutcome;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session whose lease somebody has, dead or alive, when work arrives. */
class TakeoverTest {
  private final Office office = new Office();
  private final ManualSeams seams = ManualSeams.machine();
  private final ManualSeams other = seams.another();
  private final Bureau reader = office.open(seams);
  private SessionId id;
  private MessageId message;
  private Lease lease;

  @BeforeEach
  void leaseTheSessionToTheOther() {
    id = Office.started(reader);
    message = reader.send(id, Office.letter());
    Holder holder = new Holder("other", other.processes().self());
    LeaseOutcome outcome = reader.store().leases().claim(id, holder, Duration.ofSeconds(30));
    lease = ((LeaseOutcome.Granted) outcome).lease();
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void doesNotHappenWhileTheHolderLives() throws Exception {
    open();
    office.store().awaitLooks();

    assertThat(reader.store().leases().holders()).containsExactly(lease);
  }

  @Test
  void happensAtOnceWhenTheHolderIsDead() throws Exception {
    other.die();
    open();

    assertThat(Office.awaitHandled(reader, message).epoch()).isEqualTo(lease.epoch() + 1);
  }

  @Test
  void happensAtOnceWhenTheHolderDiesLater() throws Exception {
    open();
    office.store().awaitLooks();
    other.die();

    assertThat(Office.awaitHandled(reader, message).epoch()).isEqualTo(lease.epoch() + 1);
  }

  @Test
  void happensWhenTheLeaseHasExpired() throws Exception {
    open();
    office.store().awaitLooks();
    seams.advance(Duration.ofSeconds(31));

    assertThat(Office.awaitHandled(reader, message).epoch()).isEqualTo(lease.epoch() + 1);
  }

  @Test
  void isCommittedBeforeTheMessageIsHandled() throws Exception {
    takeOver();
    Entry handled = Office.awaitHandled(reader, message);

    assertThat(Office.eventsOf(reader, id, handled.version() - 1))
        .containsExactly(new SessionRecovered(new Recovery(1, 0)));
  }

  @Test
  void isForgottenOnceAMessageWasHandled() throws Exception {
    takeOver();
    Office.awaitHandled(reader, message);

    assertThat(reader.sessions().get(id).work().recovery()).isNull();
  }

  @Test
  void isNoRecoveryWhenTheLeaseWasGivenBack() throws Exception {
    reader.store().leases().release(lease.holder(), List.of(lease));
    open();
    Office.awaitHandled(reader, message);

    assertThat(Office.events(reader, id)).doesNotHaveAnyElementsOfTypes(SessionRecovered.class);
  }

  @Test
  void countsAttemptsWhileNothingGetsDone() throws Exception {
    plant(new SessionRecovered(new Recovery(4, 0)));
    takeOver();

    assertThat(recovery(5).attempt()).isEqualTo(5);
  }

  @Test
  void countsFromOneAgainAfterAnotherCellWasCompleted() throws Exception {
    plant(new SessionRecovered(new Recovery(4, 0)));
    plant(cellCompleted());
    takeOver();

    assertThat(recovery(1)).isEqualTo(new Recovery(1, 1));
  }

  @Test
  void isTriedTenTimes() throws Exception {
    plant(new SessionRecovered(new Recovery(9, 0)));
    takeOver();

    assertThat(Office.awaitHandled(reader, message).event()).isInstanceOf(MessageHandled.class);
  }

  @Test
  void endsInErrorWithItsReasonTheEleventhTime() throws Exception {
    plant(new SessionRecovered(new Recovery(10, 0)));
    takeOver();
    Office.await(reader, id, SessionEnded.class);

    Session failed = reader.sessions().get(id);
    assertThat(failed.status()).isEqualTo(Status.ERROR);
    assertThat(failed.ending().reason()).isEqualTo("no progress in 10 recoveries");
  }

  @Test
  void keepsTheMailOfASessionThatEndsInError() throws Exception {
    plant(new SessionRecovered(new Recovery(10, 0)));
    takeOver();
    Office.await(reader, id, SessionEnded.class);
    office.store().awaitLooks();

    assertThat(reader.store().mailboxes().counts(id).waiting()).isEqualTo(1);
  }

  private void takeOver() {
    other.die();
    open();
  }

  private void open() {
    office.open(Office.config(), seams.another(), Office.doesNothing());
  }

  private Recovery recovery(int attempt) throws Exception {
    Office.awaitHandled(reader, message);
    return Office.events(reader, id).stream()
        .filter(SessionRecovered.class::isInstance)
        .map(each -> ((SessionRecovered) each).recovery())
        .filter(each -> each.attempt() == attempt)
        .findFirst()
        .orElseThrow();
  }

  private void plant(Event<?> event) {
    new Door(reader.store(), new Fold(CoreEvents.CATALOGUE), seams)
        .change(id, Caller.of(Actor.node("other")), (session, aspects, moment) -> Change.of(event));
  }

  private CellCompleted cellCompleted() {
    return new CellCompleted(
        new Step(
            new CellId("cell_00000001"),
            new CellKey(message, "step", 0),
            "step",
            SideEffect.EFFECT,
            "0".repeat(64),
            seams.wall().instant()),
        Result.EMPTY);
  }
}
