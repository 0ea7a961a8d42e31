package dev.bureau.orchestrator.transition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Fold;
import dev.bureau.core.checkpoint.Checkpoint;
import dev.bureau.core.checkpoint.CheckpointRules;
import dev.bureau.core.checkpoint.Checkpoints;
import dev.bureau.core.context.ContextMap;
import dev.bureau.core.context.ContextReported;
import dev.bureau.core.context.WindowConfig;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.Event;
import dev.bureau.core.migration.MigrationIntended;
import dev.bureau.core.migration.Move;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.Status;
import dev.bureau.core.transition.Cause;
import dev.bureau.core.transition.TransitionFinished;
import dev.bureau.core.transition.TransitionRefusedException;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.RecordingStore;
import dev.bureau.orchestrator.context.ContextConfig;
import dev.bureau.orchestrator.context.Note;
import dev.bureau.transitions.TransitionSpec;
import dev.bureau.transitions.Transitioned;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** E14: a session whose window is too full goes on as another one. */
@Timeout(60)
class EmergencyRecoveryTest {
  private static final SessionId ID = new SessionId("full");

  private final Office office = new Office();

  @AfterEach
  void close() {
    office.close();
  }

  private static void begin(Bureau bureau) {
    bureau
        .sessions()
        .create(SessionSpec.active("full").id(ID).taskId("task-7").agent(Office.AGENT));
    bureau.sessions().start(ID);
    bureau.context().put(ID, Note.of("rule", "never guess").critical());
    bureau.context().put(ID, Note.of("talk", "so they said. ".repeat(2_000)));
  }

  @Test
  void goesOnWithTheSameTaskAndWhatIsCritical() throws Exception {
    Bureau bureau = office.open();
    begin(bureau);
    long before = bureau.context().of(ID).gauge().used();

    Transitioned through = bureau.recovery().recover(ID);

    Session next = through.to();
    assertThat(next.profile().assignment().taskId()).isEqualTo("task-7");
    assertThat(bureau.context().get(next.id(), "rule")).hasValue("never guess");
    assertThat(bureau.context().of(next.id()).gauge().used()).isLessThan(before / 2);
  }

  @Test
  void archivesTheOldOne() throws Exception {
    Bureau bureau = office.open();
    begin(bureau);

    Session old = bureau.recovery().recover(ID).from();

    assertThat(old.status()).isEqualTo(Status.COMPLETED);
    assertThat(old.times().archived()).isNotNull();
  }

  @Test
  void takesACheckpointThatCanBeVerified() throws Exception {
    Bureau bureau = office.open();
    begin(bureau);
    long version = bureau.sessions().get(ID).version();

    Session old = bureau.recovery().recover(ID).from();

    Checkpoint taken = bureau.at(ID, old.version()).aspects().get(Checkpoints.ASPECT).all().get(0);
    ContextMap then = bureau.at(ID, taken.version()).aspects().get(ContextMap.ASPECT);
    assertThat(taken.version()).isEqualTo(version);
    assertThat(taken.snapshot()).isEqualTo(CheckpointRules.snapshot(then));
    assertThat(old.totals().checkpoints()).isEqualTo(1);
  }

  @Test
  void happensByItselfWhenItIsAnnounced() throws Exception {
    Bureau bureau = office.open(Office.doesNothing());
    begin(bureau);

    bureau.context().report(ID, new ContextReported(180_000, null));

    Entry finished = Office.await(bureau, ID, TransitionFinished.class);
    SessionId next = ((TransitionFinished) finished.event()).next();
    assertThat(bureau.sessions().get(next).status()).isEqualTo(Status.ACTIVE);
  }

  @Test
  void doesNotHappenByItselfIfWhatIsCriticalIsTooMuch() {
    Bureau bureau = office.open();
    begin(bureau);
    bureau.context().put(ID, Note.of("law", "no one may. ".repeat(45_000)).critical());
    bureau.context().report(ID, new ContextReported(190_000, null));

    bureau.recovery().recover(Set.of(ID));

    assertThat(bureau.sessions().get(ID).links().transitionedTo()).isNull();
  }

  @Test
  void takesNoOtherCause() {
    Bureau bureau = office.open();
    begin(bureau);

    assertThatThrownBy(() -> bureau.recovery().recover(ID, TransitionSpec.of(Cause.CLEAR)))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void isRefusedForOneThatHasPassed() throws Exception {
    Bureau bureau = office.open();
    begin(bureau);
    bureau.recovery().recover(ID);

    assertThatThrownBy(() -> bureau.recovery().recover(ID))
        .isInstanceOf(TransitionRefusedException.class);
  }

  @Test
  void leavesWhatItKnowsToOneThatIsRefusedForItMoves() {
    Bureau bureau = office.open();
    begin(bureau);
    change(bureau, new MigrationIntended(move()));

    assertThatThrownBy(() -> bureau.recovery().recover(ID))
        .isInstanceOf(TransitionRefusedException.class);

    assertThat(bureau.context().get(ID, "talk")).isPresent();
  }

  @Test
  void isGoneOnWithByWhoeverIsNextIfTheStoreFailsOnceItHasBegun() {
    Bureau bureau = office.open();
    begin(bureau);
    office.store().beforeNextCommit(() -> breakTheOneAfter(office.store()));
    assertThatThrownBy(() -> bureau.recovery().recover(ID)).isInstanceOf(BureauException.class);

    bureau.recovery().recover(Set.of(ID));

    assertThat(bureau.sessions().get(ID).links().transitionedTo()).isNotNull();
  }

  @Test
  void doesNotHappenByItselfWhileSomebodyLetsItGoOn() throws Exception {
    Bureau bureau = office.open();
    begin(bureau);
    office
        .store()
        .beforeNextCommit(
            () -> beforeTheOneAfter(office.store(), () -> bureau.recovery().recover(Set.of(ID))));

    Session old = bureau.recovery().recover(ID).from();

    assertThat(old.totals().checkpoints()).isEqualTo(1);
  }

  @Test
  void doesNotHappenByItselfOnceTheWindowIsLessFullThanWhenItWasAnnounced() {
    Bureau bureau =
        office.open(
            Office.config()
                .with(
                    ContextConfig.defaults()
                        .with(WindowConfig.defaults().withThresholds(Set.of(0.5)))),
            Seams.system(),
            agents -> {});
    begin(bureau);
    bureau.context().report(ID, new ContextReported(190_000, null));
    bureau.context().report(ID, new ContextReported(130_000, null));

    bureau.recovery().recover(Set.of(ID));

    assertThat(bureau.sessions().get(ID).links().transitionedTo()).isNull();
  }

  private static Void breakTheOneAfter(RecordingStore store) {
    return beforeTheOneAfter(store, store::breakCommitOnce);
  }

  private static Void beforeTheOneAfter(RecordingStore store, Runnable done) {
    store.beforeNextCommit(
        () -> {
          done.run();
          return null;
        });
    return null;
  }

  private static void change(Bureau bureau, Event<?> event) {
    new Door(bureau.store(), new Fold(CoreEvents.CATALOGUE), Seams.system())
        .change(ID, Caller.of(Actor.user("mover")), (session, aspects, moment) -> Change.of(event));
  }

  private static Move move() {
    Instant later = Seams.system().wall().instant().plusSeconds(600);
    return new Move(
        new CommitId(1, 1),
        null,
        "there",
        new Move.Places(null, "/there", "/there.part", false),
        Move.Memory.KEPT,
        Seams.system().processes().self(),
        later);
  }
}
