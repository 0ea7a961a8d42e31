package dev.bureau.orchestrator.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.access.Hold;
import dev.bureau.core.change.Fold;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.door.ObserverChangeException;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Event;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.migration.MigrationEvent;
import dev.bureau.core.migration.MigrationIntended;
import dev.bureau.core.migration.MigrationRefusedException;
import dev.bureau.core.migration.MigrationRolledBack;
import dev.bureau.core.migration.Move;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.transition.Cause;
import dev.bureau.core.transition.Passage;
import dev.bureau.core.transition.TransitionRules;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Deadline;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.context.Note;
import dev.bureau.orchestrator.workspace.CopyProgress;
import dev.bureau.orchestrator.workspace.WorkspaceRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** S41: a session moves to another workspace. */
@Timeout(60)
class MigratorTest {
  private static final SessionId ID = new SessionId("mover");

  @TempDir private Path folder;
  private final Office office = new Office();
  private final CountDownLatch atWork = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private Path source;
  private Path target;

  @BeforeEach
  void fill() throws IOException {
    source = Files.createDirectories(folder.resolve("old"));
    target = folder.resolve("new");
    Files.createDirectories(source.resolve("deep"));
    Files.writeString(source.resolve("deep/notes.txt"), "hello");
  }

  @AfterEach
  void close() {
    mayEnd.countDown();
    office.close();
  }

  private Session created(Bureau bureau) {
    SessionSpec spec = SessionSpec.active("mover").id(ID).agent(Office.AGENT);
    bureau.sessions().create(spec.workspace(source.toString()));
    return bureau.sessions().start(ID);
  }

  private MigrationSpec there() {
    return MigrationSpec.to(target.toString());
  }

  private List<String> steps(Bureau bureau) {
    return Office.events(bureau, ID).stream()
        .filter(each -> each instanceof MigrationEvent || each instanceof MessageHandled)
        .map(each -> each.getClass().getSimpleName())
        .toList();
  }

  private void slow() throws InterruptedException {
    atWork.countDown();
    Deadline.await(mayEnd);
  }

  @Test
  void takesItsFilesAlong() throws Exception {
    Bureau bureau = office.open(Office.doesNothing());
    created(bureau);

    Session moved = bureau.migration().migrate(ID, there());

    assertThat(moved.profile().workspace()).isEqualTo(target.toString());
    assertThat(target.resolve("deep/notes.txt")).hasContent("hello");
    assertThat(source.resolve("deep/notes.txt")).hasContent("hello");
    assertThat(steps(bureau))
        .containsExactly("MigrationIntended", "MigrationVerified", "MigrationFinished");
  }

  @Test
  void leavesNothingElseBehind() throws Exception {
    Bureau bureau = office.open(Office.doesNothing());
    created(bureau);

    bureau.migration().migrate(ID, there());

    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactlyInAnyOrder(source, target);
    }
    assertThat(bureau.store().leases().holders()).noneMatch(Hold.Purpose.MOVING::isOf);
  }

  @Test
  void letsTheHandlingUnderWayEndFirst() throws Exception {
    Bureau bureau =
        office.open(
            (message, context) -> {
              slow();
              Files.writeString(source.resolve("result.txt"), "done");
            });
    created(bureau);
    bureau.send(ID, Office.letter());
    Deadline.await(atWork);
    CompletableFuture<Session> moving = CompletableFuture.supplyAsync(() -> migrate(bureau));
    Office.await(bureau, ID, MigrationIntended.class);

    mayEnd.countDown();

    Deadline.get(moving);
    assertThat(target.resolve("result.txt")).hasContent("done");
    assertThat(steps(bureau))
        .containsExactly(
            "MigrationIntended", "MessageHandled", "MigrationVerified", "MigrationFinished");
  }

  private Session migrate(Bureau bureau) {
    try {
      return bureau.migration().migrate(ID, there());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void handlesAfterwardsWhatCameMeanwhile() throws Exception {
    Bureau bureau = office.open((message, context) -> slow());
    created(bureau);
    bureau.send(ID, Office.letter("before"));
    Deadline.await(atWork);
    CompletableFuture<Session> moving = CompletableFuture.supplyAsync(() -> migrate(bureau));
    Office.await(bureau, ID, MigrationIntended.class);
    MessageId meanwhile = bureau.send(ID, Office.letter("meanwhile"));

    mayEnd.countDown();

    Deadline.get(moving);
    Office.awaitHandled(bureau, meanwhile);
    assertThat(steps(bureau))
        .containsExactly(
            "MigrationIntended",
            "MessageHandled",
            "MigrationVerified",
            "MigrationFinished",
            "MessageHandled");
  }

  @Test
  void getsTheLeaseFromAnotherProcess() throws Exception {
    ManualSeams there = ManualSeams.machine();
    Bureau other = office.open(Office.config(), there, Office.doesNothing());
    created(other);
    Office.awaitHandled(other, other.send(ID, Office.letter()));
    Bureau bureau = office.open(there.turnedByHand());
    CompletableFuture<Session> moving = CompletableFuture.supplyAsync(() -> migrate(bureau));
    Office.await(other, ID, MigrationIntended.class);

    there.runRepeating("leases");

    assertThat(Deadline.get(moving).profile().workspace()).isEqualTo(target.toString());
  }

  @Test
  void staysWhereItWasIfTheHandlingTakesTooLong() throws Exception {
    Bureau bureau = office.open((message, context) -> slow());
    created(bureau);
    MessageId message = bureau.send(ID, Office.letter());
    Deadline.await(atWork);

    assertThatThrownBy(() -> bureau.migration().migrate(ID, there().within(Duration.ofMillis(20))))
        .isInstanceOf(MigrationTimedOutException.class)
        .hasMessageContaining("handling under way");
    mayEnd.countDown();

    Office.awaitHandled(bureau, message);
    assertThat(target).doesNotExist();
    assertThat(bureau.sessions().get(ID).profile().workspace()).isEqualTo(source.toString());
    assertThat(steps(bureau)).containsSubsequence("MigrationIntended", "MigrationRolledBack");
    Office.awaitHandled(bureau, bureau.send(ID, Office.letter()));
  }

  @Test
  void staysWhereItWasIfItsFilesLeadOut() throws Exception {
    Bureau bureau = office.open(Office.doesNothing());
    created(bureau);
    Path link = Files.createSymbolicLink(source.resolve("out"), Path.of("../../elsewhere"));

    assertThatThrownBy(() -> bureau.migration().migrate(ID, there()))
        .isInstanceOfSatisfying(
            WorkspaceRefusedException.class, e -> assertThat(e.path()).isEqualTo(link));

    assertThat(target).doesNotExist();
    assertThat(bureau.sessions().get(ID).profile().workspace()).isEqualTo(source.toString());
    Office.awaitHandled(bureau, bureau.send(ID, Office.letter()));
  }

  @Test
  void refusesAPlaceWhereSomethingIs() throws Exception {
    Bureau bureau = office.open(Office.doesNothing());
    long version = created(bureau).version();
    Files.createDirectory(target);
    Files.writeString(target.resolve("mine"), "stays");

    assertThatThrownBy(() -> bureau.migration().migrate(ID, there()))
        .isInstanceOfSatisfying(
            WorkspaceRefusedException.class, e -> assertThat(e.path()).isEqualTo(target));

    assertThat(target.resolve("mine")).hasContent("stays");
    assertThat(bureau.sessions().get(ID).version()).isEqualTo(version);
  }

  @Test
  void takesAnEmptyFolder() throws Exception {
    Bureau bureau = office.open(Office.doesNothing());
    created(bureau);
    Files.createDirectory(target);

    bureau.migration().migrate(ID, there());

    assertThat(target.resolve("deep/notes.txt")).hasContent("hello");
  }

  @Test
  void refusesAPlaceInItsOwnWorkspace() {
    Bureau bureau = office.open(Office.doesNothing());
    created(bureau);

    assertThatThrownBy(
            () -> bureau.migration().migrate(ID, MigrationSpec.to(source.resolve("in").toString())))
        .isInstanceOf(MigrationRefusedException.class)
        .hasMessageContaining("outside");
  }

  @Test
  void refusesAPlaceInNoFolder() {
    Bureau bureau = office.open(Office.doesNothing());
    created(bureau);

    assertThatThrownBy(() -> bureau.migration().migrate(ID, MigrationSpec.to(folder + "/no/where")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("create the folder first");
  }

  @Test
  void doesNothingForASessionThatIsThere() throws Exception {
    Bureau bureau = office.open(Office.doesNothing());
    created(bureau);
    long version = bureau.migration().migrate(ID, there()).version();

    Session again = bureau.migration().migrate(ID, there());

    assertThat(again.version()).isEqualTo(version);
  }

  @Test
  void makesAnEmptyFolderForASessionWithoutFiles() throws Exception {
    Bureau bureau = office.open();
    SessionId id = bureau.sessions().create(SessionSpec.active("bare")).id();

    Session moved = bureau.migration().migrate(id, there());

    assertThat(target).isEmptyDirectory();
    assertThat(moved.profile().workspace()).isEqualTo(target.toString());
  }

  @Test
  void refusesASessionThatHasEnded() {
    Bureau bureau = office.open(Office.doesNothing());
    created(bureau);
    bureau.sessions().complete(ID);

    assertThatThrownBy(() -> bureau.migration().migrate(ID, there()))
        .isInstanceOf(MigrationRefusedException.class)
        .hasMessageContaining("COMPLETED");
    assertThat(target).doesNotExist();
  }

  @Test
  void refusesAnObserver() {
    Bureau bureau = office.open(Office.doesNothing());
    created(bureau);
    SessionId observer = bureau.sessions().create(SessionSpec.observer("o")).id();

    assertThatThrownBy(() -> bureau.as(observer).migration().migrate(ID, there()))
        .isInstanceOf(ObserverChangeException.class);
    assertThatThrownBy(() -> bureau.as(observer).migration().rollBack(ID))
        .isInstanceOf(ObserverChangeException.class);
  }

  @Test
  void refusesWhatDoesNotExist() {
    Bureau bureau = office.open();

    assertThatThrownBy(() -> bureau.migration().migrate(ID, there()))
        .isInstanceOf(NoSuchSessionException.class);
    assertThatThrownBy(() -> bureau.migration().rollBack(ID))
        .isInstanceOf(NoSuchSessionException.class);
  }

  @Test
  void writesDownWhatItShallRemember() throws Exception {
    Bureau bureau = office.open(Office.doesNothing());
    created(bureau);

    bureau.migration().migrate(ID, there().memory(Move.Memory.EMPTY));

    assertThat(Office.events(bureau, ID))
        .filteredOn(MigrationIntended.class::isInstance)
        .extracting(each -> ((MigrationIntended) each).move().memory())
        .containsExactly(Move.Memory.EMPTY);
  }

  @Test
  void beginsWithAnEmptyContextIfToldSo() throws Exception {
    Bureau bureau = office.open(Office.doesNothing());
    created(bureau);
    bureau.context().put(ID, Note.of("plan", "write").critical());

    bureau.migration().migrate(ID, there().memory(Move.Memory.EMPTY));

    assertThat(bureau.context().of(ID).entries()).isEmpty();
    assertThat(bureau.context().of(ID).gauge().used()).isZero();
  }

  @Test
  void takesItsContextAlongIfNotToldOtherwise() throws Exception {
    Bureau bureau = office.open(Office.doesNothing());
    created(bureau);
    bureau.context().put(ID, Note.of("plan", "write"));

    bureau.migration().migrate(ID, there());

    assertThat(bureau.context().get(ID, "plan")).hasValue("write");
  }

  @Test
  void tellsHowFarItIs() throws Exception {
    Bureau bureau = office.open(Office.doesNothing());
    created(bureau);
    List<CopyProgress> told = new ArrayList<>();

    bureau.migration().migrate(ID, there(), told::add);

    assertThat(told).containsExactly(new CopyProgress(1, 2, 0, 5), new CopyProgress(2, 2, 5, 5));
  }

  @Test
  void rollsNothingBackWhereNothingIsUnderWay() throws Exception {
    Bureau bureau = office.open(Office.doesNothing());
    Session before = created(bureau);

    assertThat(bureau.migration().rollBack(ID)).isEqualTo(before);
  }

  @Test
  void bringsBackWhatADeadProcessLeft() throws Exception {
    ManualSeams there = ManualSeams.machine();
    Bureau bureau = office.open(Office.config(), there, Office.doesNothing());
    created(bureau);
    Move move = abandoned(bureau, there.another());

    there.runRepeating("recall");

    List<Event<?>> events = Office.events(bureau, ID);
    assertThat(events.get(events.size() - 1))
        .isEqualTo(new MigrationRolledBack("whoever moved it is gone"));
    assertThat(Path.of(move.places().staging())).doesNotExist();
    Office.awaitHandled(bureau, bureau.send(ID, Office.letter()));
  }

  @Test
  void bringsBackWhatItsMoverCouldNot() throws Exception {
    ManualSeams there = ManualSeams.machine();
    Bureau bureau = office.open(Office.config(), there, Office.doesNothing());
    created(bureau);
    Files.createSymbolicLink(source.resolve("out"), Path.of("../../elsewhere"));
    office.store().beforeNextClaim(this::breakHeadsOnceItIsWithdrawn);
    ManualSeams other = there.another();
    Bureau mover = office.open(other);
    assertThatThrownBy(() -> mover.migration().migrate(ID, there()))
        .isInstanceOf(WorkspaceRefusedException.class);
    office.store().breakHeads(false);

    other.die();
    there.runRepeating("recall");

    assertThat(steps(bureau))
        .containsExactly("MigrationIntended", "MigrationWithdrawn", "MigrationRolledBack");
  }

  private @Nullable Object breakHeadsOnceItIsWithdrawn() {
    office.store().breakHeadsAfterNextCommit();
    return null;
  }

  @Test
  void leavesAloneWhoIsAlive() throws Exception {
    ManualSeams there = ManualSeams.machine();
    Bureau bureau = office.open(Office.config(), there.turnedByHand(), Office.doesNothing());
    created(bureau);
    CountDownLatch copying = new CountDownLatch(1);
    Bureau mover = office.open(there.another());
    CompletableFuture<Session> moving =
        CompletableFuture.supplyAsync(() -> blocked(mover, copying));
    Deadline.await(copying);
    bureau.send(ID, Office.letter());

    assertThatThrownBy(() -> bureau.migration().rollBack(ID))
        .isInstanceOf(MigrationRefusedException.class)
        .hasMessageContaining("just now");
    mayEnd.countDown();

    assertThat(Deadline.get(moving).profile().workspace()).isEqualTo(target.toString());
  }

  private Session blocked(Bureau mover, CountDownLatch copying) {
    try {
      return mover
          .migration()
          .migrate(
              ID,
              there(),
              progress -> {
                copying.countDown();
                try {
                  Deadline.await(mayEnd);
                } catch (InterruptedException e) {
                  throw new AssertionError(e);
                }
              });
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** A move whose process died while it copied. */
  private Move abandoned(Bureau bureau, ManualSeams dying) throws Exception {
    Bureau mover = office.open(dying);
    CountDownLatch copying = new CountDownLatch(1);
    CompletableFuture<Session> moving =
        CompletableFuture.supplyAsync(() -> blocked(mover, copying));
    Deadline.await(copying);
    dying.die();
    Move move =
        ((MigrationIntended) Office.await(bureau, ID, MigrationIntended.class).event()).move();
    assertThat(Path.of(move.places().staging())).exists();
    assertThat(moving).isNotDone();
    return move;
  }

  /** The next one would have the workspace that is left. */
  @Test
  void refusesASessionThatPassesToAnother() {
    Bureau bureau = office.open();
    created(bureau);
    Passage passage = new Passage(new SessionId("next"), Cause.CLEAR, new Ending(0, "clear"));
    new Door(bureau.store(), new Fold(CoreEvents.CATALOGUE), Seams.system())
        .change(ID, Caller.of(Actor.node("other")), TransitionRules.intend(passage));

    assertThatThrownBy(() -> bureau.migration().migrate(ID, there()))
        .isInstanceOf(MigrationRefusedException.class)
        .hasMessageContaining("passes to another");

    assertThat(steps(bureau)).isEmpty();
    assertThat(target).doesNotExist();
  }
}
