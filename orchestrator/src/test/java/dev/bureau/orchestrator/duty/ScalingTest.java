package dev.bureau.orchestrator.duty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Fold;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.duty.AutoScale;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.OpaqueEvent;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.Status;
import dev.bureau.core.staff.StaffDismissed;
import dev.bureau.core.staff.StaffGone;
import dev.bureau.core.staff.StaffStarted;
import dev.bureau.core.staff.StaffWanted;
import dev.bureau.core.template.Template;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.agent.Agent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** S1: a director gets departments as their mailboxes fill, and gives them up as they empty. */
class ScalingTest {
  private static final SessionId DIRECTOR = new SessionId("director");
  private static final AutoScale SCALE =
      AutoScale.of("worker", 1, 3).backlog(2).idle(Duration.ofSeconds(60));

  private final Office office = new Office();
  private final ManualSeams seams = ManualSeams.machine().turnedByHand();
  private final Semaphore mayWork = new Semaphore(0);
  private final Agent agent = (message, context) -> mayWork.acquire();
  private final Bureau bureau = office.open(Office.config(), seams, agent);

  @AfterEach
  void close() {
    mayWork.release(1_000);
    office.close();
  }

  private void direct(AutoScale scale) {
    bureau.templates().put(new Template("worker", SessionSpec.department("w").agent(Office.AGENT)));
    bureau.sessions().create(SessionSpec.director("d").id(DIRECTOR).autoScale(scale));
    bureau.sessions().start(DIRECTOR);
    look();
  }

  private void look() {
    seams.runRepeating("scaling");
  }

  private List<Session> departments() {
    return bureau
        .sessions()
        .query(Query.of(Filter.supervisor(DIRECTOR).and(Filter.notFinal())))
        .sessions();
  }

  private void fill(int letters) {
    for (int i = 0; i < letters; i++) {
      bureau.send(departments().get(0).id(), Office.letter());
    }
  }

  @Test
  void beginsWithTheLeast() {
    direct(AutoScale.of("worker", 2, 3));

    assertThat(departments())
        .hasSize(2)
        .allMatch(each -> each.status() == Status.ACTIVE)
        .allMatch(each -> DIRECTOR.equals(each.links().supervisor()));
  }

  @Test
  void getsOneMoreWhenMoreThanTheBacklogWaits() {
    direct(SCALE);
    fill(3);

    look();

    assertThat(departments()).hasSize(2);
  }

  @Test
  void getsNoMoreThanTheMost() {
    direct(SCALE);
    fill(100);

    for (int i = 0; i < 5; i++) {
      look();
    }

    assertThat(departments()).hasSize(3);
  }

  @Test
  void givesUpWhoHasHadNothingToDo() throws Exception {
    direct(AutoScale.of("worker", 2, 3).idle(Duration.ofSeconds(60)));
    bureau.duties().assign(DIRECTOR, SessionSpec.director("d").autoScale(SCALE).duty());

    seams.advance(Duration.ofSeconds(61));
    look();
    Office.await(office.open(), DIRECTOR, StaffGone.class);

    assertThat(departments()).hasSize(1);
  }

  @Test
  void replacesADepartmentThatHasEnded() {
    direct(SCALE);
    bureau.sessions().stop(departments().get(0).id(), "ill");

    look();

    assertThat(departments()).hasSize(1);
  }

  @Test
  void replacesADepartmentThatHasFailed() {
    direct(SCALE);
    SessionId failed = departments().get(0).id();
    bureau.sessions().fail(failed, 1, "ill");

    look();

    assertThat(departments()).hasSize(2).anyMatch(each -> each.status() == Status.ACTIVE);
  }

  @Test
  void goesOnWithADepartmentThatWasOnlyWanted() {
    direct(SCALE);
    bureau.sessions().stop(departments().get(0).id(), "ill");
    bureau.templates().remove("worker");
    look();
    assertThat(departments()).isEmpty();

    bureau.templates().put(new Template("worker", SessionSpec.department("w").agent(Office.AGENT)));
    look();

    assertThat(departments()).hasSize(1);
    assertThat(events(StaffWanted.class)).isEqualTo(2);
    assertThat(events(StaffStarted.class)).isEqualTo(2);
  }

  @Test
  void getsEachDepartmentOnceWhoeverLooks() {
    Bureau other = office.open(Office.config(), seams.another(), agent);
    direct(SCALE);

    look();

    assertThat(other.sessions().query(Query.of(Filter.supervisor(DIRECTOR))).sessions()).hasSize(1);
  }

  @Test
  void getsNoneForADirectorThatIsBeingStopped() throws Exception {
    direct(SCALE);

    bureau.shutdown().forced(DIRECTOR, "evening");
    look();

    assertThat(departments()).isEmpty();
  }

  @Test
  void leavesADirectorAloneThatWantsNone() {
    bureau.sessions().create(SessionSpec.director("d").id(DIRECTOR));
    bureau.sessions().start(DIRECTOR);

    look();

    assertThat(bureau.sessions().get(DIRECTOR).version()).isEqualTo(2);
  }

  private long events(Class<?> type) {
    return Office.events(bureau, DIRECTOR).stream().filter(type::isInstance).count();
  }

  /** Whoever dismissed it died before it was stopped. */
  @Test
  void givesUpADismissedOneThoughAnotherCannotCome() throws Exception {
    direct(AutoScale.of("worker", 2, 3));
    SessionId dismissed = departments().get(1).id();
    bureau.sessions().stop(departments().get(0).id(), "ill");
    bureau.templates().remove("worker");
    new Door(bureau.store(), new Fold(CoreEvents.CATALOGUE), seams)
        .change(
            DIRECTOR,
            Caller.of(Actor.node("died")),
            (session, aspects, moment) -> Change.of(new StaffDismissed(dismissed)));

    look();

    Office.await(
        office.open(),
        entry -> entry.event() instanceof StaffGone gone && gone.department().equals(dismissed));
    assertThat(departments()).isEmpty();
  }

  @Test
  void getsADepartmentThoughAnotherCannotCome() {
    direct(SCALE);
    SessionId frozen = new SessionId("a-frozen");
    bureau.sessions().create(SessionSpec.department("f").id(frozen));
    SessionId fresh = new SessionId("b-fresh");
    Door door = new Door(bureau.store(), new Fold(CoreEvents.CATALOGUE), seams);
    Caller newer = Caller.of(Actor.node("newer"));
    door.change(frozen, newer, (s, a, m) -> Change.of(new OpaqueEvent("session.frozen", 1, "{}")));
    door.change(
        DIRECTOR,
        newer,
        (s, a, m) -> Change.of(List.of(new StaffWanted(frozen), new StaffWanted(fresh))));

    look();

    assertThat(bureau.sessions().get(fresh).status()).isEqualTo(Status.ACTIVE);
  }
}
