package dev.bureau.orchestrator.shutdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.change.Fold;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.door.ObserverChangeException;
import dev.bureau.core.door.UnknownOutcomeException;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Query;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.Status;
import dev.bureau.core.transition.Cause;
import dev.bureau.core.transition.Passage;
import dev.bureau.core.transition.SessionPassingException;
import dev.bureau.core.transition.TransitionRules;
import dev.bureau.core.tree.TreeStopping;
import dev.bureau.core.tree.TreeStoppingException;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Deadline;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.shutdown.ShutdownProgress.Waiting;
import dev.bureau.orchestrator.shutdown.Stopped.Manner;
import dev.bureau.transitions.TransitionSpec;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** S8: sessions are stopped with all below them. */
class ShutdownTest {
  private static final SessionId DIRECTOR = new SessionId("director");
  private static final Duration LONG = Duration.ofSeconds(20);

  private final Office office = new Office();
  private final CountDownLatch atWork = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private final Agent slow =
      (message, context) -> {
        atWork.countDown();
        Deadline.await(mayEnd);
      };

  @AfterEach
  void close() {
    mayEnd.countDown();
    office.close();
  }

  private static void director(Bureau bureau) {
    started(bureau, SessionSpec.director("director").id(DIRECTOR));
  }

  private static SessionId started(Bureau bureau, SessionSpec spec) {
    Session session = bureau.sessions().create(spec.agent(Office.AGENT));
    return bureau.sessions().start(session.id()).id();
  }

  private static SessionId department(Bureau bureau, String name, SessionId above) {
    SessionId id = new SessionId(name);
    return started(bureau, SessionSpec.department(name).id(id).supervisor(above));
  }

  private static List<String> names(List<Stopped> stopped) {
    return stopped.stream().map(each -> each.session().id().value()).toList();
  }

  @Test
  void stopsDepartmentsBeforeTheirDirector() throws Exception {
    Bureau bureau = office.open(Office.doesNothing());
    director(bureau);
    SessionId north = department(bureau, "north", DIRECTOR);
    department(bureau, "north-1", north);

    List<Stopped> stopped = bureau.shutdown().graceful(DIRECTOR, LONG, "evening");

    assertThat(names(stopped)).containsExactly("north-1", "north", "director");
    assertThat(stopped)
        .allSatisfy(
            each -> {
              assertThat(each.manner()).isEqualTo(Manner.GRACEFUL);
              assertThat(each.session().status()).isEqualTo(Status.TERMINATED);
            });
  }

  @Test
  void ordersDepartmentsByTheReverseOfTheirStart() {
    Bureau bureau = office.open(Office.doesNothing());
    director(bureau);
    department(bureau, "first", DIRECTOR);
    department(bureau, "second", DIRECTOR);
    department(bureau, "third", DIRECTOR);

    List<List<Session>> levels = new Levels(bureau.store().sessions()).below(DIRECTOR).levels();

    assertThat(levels)
        .singleElement()
        .satisfies(
            level ->
                assertThat(level)
                    .extracting(each -> each.id().value())
                    .containsExactly("third", "second", "first"));
  }

  @Test
  void letsASessionFinishWhatWaitsForIt() throws Exception {
    Bureau bureau = office.open(slow);
    director(bureau);
    bureau.send(DIRECTOR, Office.letter("one"));
    bureau.send(DIRECTOR, Office.letter("two"));
    Deadline.await(atWork);
    CompletableFuture<List<Stopped>> stopping =
        CompletableFuture.supplyAsync(() -> gracefully(bureau, LONG));

    mayEnd.countDown();

    assertThat(Deadline.get(stopping))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.manner()).isEqualTo(Manner.GRACEFUL);
              assertThat(each.left()).isZero();
              assertThat(each.session().totals().tasksDone()).isEqualTo(2);
            });
  }

  private static List<Stopped> gracefully(Bureau bureau, Duration timeout) {
    try {
      return bureau.shutdown().graceful(DIRECTOR, timeout, "evening");
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void stopsByForceWhatIsNotThroughInTime() throws Exception {
    Bureau bureau = office.open(slow);
    director(bureau);
    bureau.send(DIRECTOR, Office.letter());
    Deadline.await(atWork);

    List<Stopped> stopped = gracefully(bureau, Duration.ZERO);

    assertThat(stopped)
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.manner()).isEqualTo(Manner.FORCED);
              assertThat(each.left()).isEqualTo(1);
              assertThat(each.session().status()).isEqualTo(Status.TERMINATED);
            });
  }

  @Test
  void interruptsByForceWhateverASessionIsAt() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    Bureau bureau =
        office.open(
            (message, context) -> {
              atWork.countDown();
              try {
                office.block();
              } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
              }
            });
    director(bureau);
    bureau.send(DIRECTOR, Office.letter());
    Deadline.await(atWork);

    bureau.shutdown().forced(DIRECTOR, "at once");

    Deadline.await(interrupted);
    assertThat(bureau.sessions().get(DIRECTOR).status()).isEqualTo(Status.TERMINATED);
  }

  @Test
  void doesNotWaitForASessionInWhichNobodyCanWork() throws Exception {
    Bureau bureau = office.open();
    bureau.sessions().create(SessionSpec.director("director").id(DIRECTOR));
    bureau.send(DIRECTOR, Office.letter());

    List<Stopped> stopped = gracefully(bureau, Duration.ofDays(1));

    assertThat(stopped)
        .extracting(Stopped::manner, Stopped::left)
        .containsExactly(tuple(Manner.FORCED, 1L));
  }

  @Test
  void supervisesNoNewSessionsWhileItIsStopped() throws Exception {
    Bureau bureau = office.open(slow);
    director(bureau);
    SessionId north = department(bureau, "north", DIRECTOR);
    bureau.send(north, Office.letter());
    Deadline.await(atWork);
    CompletableFuture<List<Stopped>> stopping =
        CompletableFuture.supplyAsync(() -> gracefully(bureau, LONG));
    Office.await(bureau, DIRECTOR, TreeStopping.class);

    assertThatThrownBy(() -> department(bureau, "late", DIRECTOR))
        .isInstanceOf(TreeStoppingException.class)
        .hasMessageContaining("'director'")
        .hasMessageContaining("evening");
    mayEnd.countDown();

    assertThat(names(Deadline.get(stopping))).containsExactly("north", "director");
    assertThat(bureau.sessions().find(new SessionId("late"))).isEmpty();
  }

  @Test
  void goesOnWithWhatIsLeft() {
    Bureau bureau = office.open(Office.doesNothing());
    director(bureau);
    department(bureau, "north", DIRECTOR);
    bureau.sessions().stop(new SessionId("north"), "before");

    assertThat(names(gracefully(bureau, LONG))).containsExactly("director");
    assertThat(gracefully(bureau, LONG)).isEmpty();
  }

  @Test
  void leavesADirectorAloneIfNobodyCanTellWhetherItsDepartmentIsStopped() {
    Bureau bureau = office.open();
    director(bureau);
    department(bureau, "north", DIRECTOR);
    office.store().beforeNextCommit(this::breakTheCommitAfterThis);

    assertThatThrownBy(() -> bureau.shutdown().forced(DIRECTOR, "r"))
        .isInstanceOf(UnknownOutcomeException.class);
    assertThat(bureau.sessions().get(DIRECTOR).status()).isEqualTo(Status.ACTIVE);
  }

  /** The first commit marks the tree; the next one stops the department. */
  private Object breakTheCommitAfterThis() {
    office
        .store()
        .beforeNextCommit(
            () -> {
              office.store().breakCommitOnce();
              return true;
            });
    return true;
  }

  @Test
  void stopsAllThereAre() {
    Bureau bureau = office.open(Office.doesNothing());
    director(bureau);
    department(bureau, "north", DIRECTOR);
    SessionId alone = started(bureau, SessionSpec.active("alone"));
    SessionId neverStarted = Office.created(bureau);

    List<Stopped> stopped = bureau.shutdown().emergency("fire");

    assertThat(names(stopped))
        .hasSize(4)
        .contains(alone.value(), neverStarted.value())
        .containsSubsequence("north", "director");
    assertThat(stopped)
        .allSatisfy(
            each -> {
              assertThat(each.session().status()).isEqualTo(Status.TERMINATED);
              assertThat(each.session().ending()).isNotNull();
            });
    assertThat(bureau.shutdown().emergency("fire")).isEmpty();
  }

  @Test
  void namesASessionThatIsNotThere() {
    Bureau bureau = office.open();

    assertThatThrownBy(() -> bureau.shutdown().forced(DIRECTOR, "r"))
        .isInstanceOf(NoSuchSessionException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT-0.001S", "PT8760H0.001S", "PT9999999999999S"})
  void refusesATimeOutOfRange(Duration timeout) {
    Bureau bureau = office.open();

    assertThatThrownBy(() -> bureau.shutdown().graceful(DIRECTOR, timeout, "r"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("timeout");
  }

  @Test
  void refusesAnObserver() {
    Bureau bureau = office.open(Office.doesNothing());
    director(bureau);
    Session eye = bureau.sessions().create(SessionSpec.observer("eye"));
    Shutdown asObserver = bureau.as(eye.id()).shutdown();

    assertThatThrownBy(() -> asObserver.forced(DIRECTOR, "r"))
        .isInstanceOf(ObserverChangeException.class);
    assertThatThrownBy(() -> asObserver.emergency("r")).isInstanceOf(ObserverChangeException.class);
    assertThat(bureau.sessions().get(DIRECTOR).status()).isEqualTo(Status.ACTIVE);
  }

  /** Its agent works as long as this is waited for, and no longer. */
  private List<Stopped> gracefullyMeanwhile(Bureau bureau, Meanwhile meanwhile) throws Exception {
    bureau.send(DIRECTOR, Office.letter());
    Deadline.await(atWork);
    AtomicBoolean begun = new AtomicBoolean();
    return bureau
        .shutdown()
        .graceful(
            DIRECTOR,
            LONG,
            "evening",
            progress -> {
              if (progress.step() instanceof Waiting && !begun.getAndSet(true)) {
                mayEnd.countDown();
                happen(meanwhile);
              }
            });
  }

  /** What somebody does meanwhile. */
  @FunctionalInterface
  private interface Meanwhile {
    void happens() throws InterruptedException;
  }

  private static void happen(Meanwhile meanwhile) {
    try {
      meanwhile.happens();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Session> alive(Bureau bureau) {
    return bureau.sessions().query(Query.of(Filter.notFinal())).sessions();
  }

  @Test
  void stopsWhoTakesOverWhileItIsWaitedFor() throws Exception {
    Bureau bureau = office.open(slow);
    director(bureau);

    List<Stopped> stopped =
        gracefullyMeanwhile(
            bureau,
            () -> bureau.transitions().transition(DIRECTOR, TransitionSpec.of(Cause.CLEAR)));

    assertThat(alive(bureau)).isEmpty();
    assertThat(stopped)
        .last()
        .extracting(each -> each.session().links().transitionedFrom())
        .isEqualTo(DIRECTOR);
  }

  @Test
  void stopsWhoComesBelowWhileItIsWaitedFor() throws Exception {
    Bureau bureau = office.open(slow);
    director(bureau);

    List<Stopped> stopped = gracefullyMeanwhile(bureau, () -> department(bureau, "late", DIRECTOR));

    assertThat(alive(bureau)).isEmpty();
    assertThat(names(stopped)).containsExactly("director", "late");
  }

  /** Whoever takes over would go on. */
  @Test
  void isRefusedRightBetweenOneSessionAndTheNext() {
    Bureau bureau = office.open();
    director(bureau);
    Passage passage = new Passage(new SessionId("next"), Cause.CLEAR, new Ending(0, "clear"));
    new Door(bureau.store(), new Fold(CoreEvents.CATALOGUE), Seams.system())
        .change(DIRECTOR, Caller.of(Actor.node("other")), TransitionRules.pass(passage));

    assertThatThrownBy(() -> bureau.shutdown().forced(DIRECTOR, "at once"))
        .isInstanceOf(SessionPassingException.class);
  }
}
