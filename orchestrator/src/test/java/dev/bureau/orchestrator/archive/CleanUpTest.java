package dev.bureau.orchestrator.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Moment;
import dev.bureau.core.door.ObserverChangeException;
import dev.bureau.core.door.UnknownOutcomeException;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Query;
import dev.bureau.core.seam.ProcessStamp;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.core.session.Status;
import dev.bureau.core.session.StatusChanged;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.Holder;
import dev.bureau.core.transition.Cause;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.archive.CleanedUp.Action;
import dev.bureau.transitions.TransitionSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** R8: sessions that nobody has used for long are put aside, or deleted. */
class CleanUpTest {
  private static final Duration DAY = Duration.ofHours(24);
  private static final CleanUp USUAL = CleanUp.usual();

  private final ManualSeams seams = ManualSeams.machine();
  private final Office office = new Office();
  private final Bureau bureau = office.open(seams);

  @AfterEach
  void close() {
    office.close();
  }

  private SessionId created(String id) {
    return bureau.sessions().create(SessionSpec.active(id).id(new SessionId(id))).id();
  }

  private SessionId completed(String id) {
    return bureau.sessions().complete(created(id)).id();
  }

  private SessionId idle(String id) {
    Session session = bureau.sessions().start(created(id));
    StatusChanged rested = new StatusChanged(Status.ACTIVE, Status.IDLE, Operation.REST);
    Moment moment = new Moment(seams.wall().instant(), seams.ids().next(), Actor.user("test"));
    Session head = rested.applyTo(session, moment.now()).committed(moment.now());
    Commit commit = new Commit(session.version(), 0, moment, Change.of(rested), head, List.of());
    assertThat(bureau.store().sessions().commit(commit))
        .isEqualTo(new CommitOutcome.Committed(head.version()));
    return session.id();
  }

  private void aDayPasses() {
    seams.advance(DAY.plusNanos(1));
  }

  private Session get(SessionId id) {
    return bureau.sessions().get(id);
  }

  private static CleanedUp done(SessionId id, Action action) {
    return new CleanedUp(id, action, null);
  }

  @Test
  void archivesWhatWasNotUpdatedForADay() {
    SessionId old = completed("old");
    aDayPasses();
    SessionId fresh = completed("fresh");

    List<CleanedUp> report = bureau.archive().cleanUp(USUAL);

    assertThat(report).containsExactly(done(old, Action.ARCHIVED));
    assertThat(get(old).times().archived()).isEqualTo(seams.wall().instant());
    assertThat(get(fresh).times().archived()).isNull();
  }

  @Test
  void takesTheAgeExactly() {
    SessionId id = completed("old");
    seams.advance(DAY);
    assertThat(bureau.archive().cleanUp(USUAL)).isEmpty();

    seams.advance(Duration.ofNanos(1));

    assertThat(bureau.archive().cleanUp(USUAL)).containsExactly(done(id, Action.ARCHIVED));
  }

  @Test
  void takesAnotherAge() {
    SessionId id = completed("old");
    seams.advance(Duration.ofMinutes(2));

    assertThat(bureau.archive().cleanUp(CleanUp.olderThan(Duration.ofMinutes(1))))
        .containsExactly(done(id, Action.ARCHIVED));
    assertThatThrownBy(() -> CleanUp.olderThan(Duration.ofNanos(-1)))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void endsWhatIsNotFinal() {
    List<SessionId> all =
        List.of(
            created("new"),
            idle("idle"),
            bureau.sessions().fail(created("broken"), 1, "no paper").id());
    aDayPasses();

    assertThat(bureau.archive().cleanUp(USUAL))
        .containsExactlyInAnyOrderElementsOf(
            all.stream().map(each -> done(each, Action.ARCHIVED)).toList());
    assertThat(all)
        .allSatisfy(
            each -> {
              assertThat(get(each).status()).isEqualTo(Status.TERMINATED);
              assertThat(get(each).ending().reason()).isEqualTo("cleaned up");
            });
  }

  @Test
  void namesAndLeavesWhatIsActive() {
    SessionId id = bureau.sessions().start(created("active")).id();
    aDayPasses();

    assertThat(bureau.archive().cleanUp(USUAL))
        .containsExactly(new CleanedUp(id, Action.LEFT, "it is ACTIVE"));
    assertThat(get(id).status()).isEqualTo(Status.ACTIVE);
  }

  @Test
  void namesAndLeavesWhatIsLeased() {
    SessionId id = idle("leased");
    aDayPasses();
    lease(id);

    assertThat(bureau.archive().cleanUp(USUAL))
        .singleElement()
        .satisfies(
            result -> {
              assertThat(result.action()).isEqualTo(Action.LEFT);
              assertThat(result.reason()).startsWith("it is leased by node-x until 2026-03-02T");
            });
    assertThat(get(id).status()).isEqualTo(Status.IDLE);
  }

  private Object lease(SessionId id) {
    Holder holder = new Holder("node-x", seams.processes().self());
    return bureau.store().leases().claim(id, holder, Duration.ofMinutes(1));
  }

  @Test
  void mindsNoLeaseThatHasEndedOrWhoseHolderIsGone() {
    SessionId ended = idle("ended");
    lease(ended);
    aDayPasses();
    SessionId gone = idle("gone");
    ManualSeams other = seams.another();
    ProcessStamp process = other.processes().self();
    aDayPasses();
    bureau.store().leases().claim(gone, new Holder("node-y", process), Duration.ofDays(100));
    other.die();

    assertThat(bureau.archive().cleanUp(USUAL))
        .containsExactly(done(ended, Action.ARCHIVED), done(gone, Action.ARCHIVED));
  }

  @Test
  void leavesOneWhoseLeaseIsTakenRightThen() {
    SessionId id = idle("taken");
    aDayPasses();
    office.store().beforeNextCommit(() -> lease(id));

    assertThat(bureau.archive().cleanUp(USUAL))
        .containsExactly(new CleanedUp(id, Action.LEFT, "it was used meanwhile"));
    assertThat(get(id).status()).isEqualTo(Status.IDLE);
  }

  @Test
  void leavesOneThatIsUsedRightThen() {
    SessionId id = idle("used");
    aDayPasses();
    Bureau other = office.open(seams.another());
    office
        .store()
        .beforeNextCommit(
            () -> other.sessions().update(id, SessionUpdate.metadata(Map.of("used", true))));

    assertThat(bureau.archive().cleanUp(USUAL))
        .containsExactly(new CleanedUp(id, Action.LEFT, "it was used meanwhile"));
    assertThat(get(id).times().archived()).isNull();
  }

  @Test
  void cleansUpDepartmentsBeforeTheirDirector() {
    SessionId director =
        bureau.sessions().create(SessionSpec.director("d").id(new SessionId("d"))).id();
    SessionId department =
        bureau.sessions().create(SessionSpec.department("e").supervisor(director)).id();
    SessionId below =
        bureau.sessions().create(SessionSpec.department("f").supervisor(department)).id();
    aDayPasses();

    assertThat(bureau.archive().cleanUp(USUAL))
        .containsExactly(
            done(below, Action.ARCHIVED),
            done(department, Action.ARCHIVED),
            done(director, Action.ARCHIVED));
  }

  @Test
  void cleansUpATreeHoweverDeepItIs() {
    SessionId last = bureau.sessions().create(SessionSpec.director("top")).id();
    for (int i = 0; i < 5_000; i++) {
      last = bureau.sessions().create(SessionSpec.department("below").supervisor(last)).id();
    }
    aDayPasses();

    assertThat(bureau.archive().cleanUp(USUAL))
        .hasSize(5_001)
        .allSatisfy(each -> assertThat(each.action()).isEqualTo(Action.ARCHIVED));
  }

  @Test
  void leavesADirectorUnderWhomSomebodyLives() {
    SessionId director = bureau.sessions().create(SessionSpec.director("d")).id();
    SessionId old = bureau.sessions().create(SessionSpec.department("e").supervisor(director)).id();
    aDayPasses();
    bureau.sessions().create(SessionSpec.department("f").supervisor(director));

    assertThat(bureau.archive().cleanUp(USUAL))
        .containsExactly(
            done(old, Action.ARCHIVED),
            new CleanedUp(director, Action.LEFT, "1 sessions under it live"));
  }

  @Test
  void tellsOfMailThatIsLeft() {
    SessionId id = created("addressed");
    bureau.send(id, Office.letter());
    aDayPasses();

    assertThat(bureau.archive().cleanUp(USUAL))
        .containsExactly(new CleanedUp(id, Action.ARCHIVED, "1 messages wait in its mailbox"));
    assertThat(bureau.messages().inbox(id).counts().waiting()).isEqualTo(1);
  }

  @Test
  void passesOverWhatIsArchivedAndTheReservedSession() {
    bureau.groups().join("team", created("member"));
    SessionId id = completed("old");
    bureau.archive().archive(id);
    bureau.archive().archive(new SessionId("member"));
    aDayPasses();

    assertThat(bureau.archive().cleanUp(USUAL.withPurge().withDryRun()))
        .extracting(CleanedUp::session)
        .containsExactly(new SessionId("member"), id);
    assertThat(bureau.archive().cleanUp(USUAL)).isEmpty();
    assertThat(get(SessionId.BUREAU).times().archived()).isNull();
  }

  @Test
  void changesNothingInADryRunAndTellsTheSame() {
    world();
    List<Session> before = all();

    List<CleanedUp> archiving = bureau.archive().cleanUp(USUAL.withDryRun());
    List<CleanedUp> purging = bureau.archive().cleanUp(USUAL.withPurge().withDryRun());

    assertThat(all()).isEqualTo(before);
    assertThat(bureau.archive().cleanUp(USUAL)).isEqualTo(archiving).hasSize(7);
    assertThat(purging)
        .extracting(CleanedUp::action)
        .containsOnly(Action.ARCHIVED, Action.DELETED, Action.LEFT);
  }

  @Test
  void tellsInADryRunWhatAPurgeDoes() {
    world();
    List<CleanedUp> told = bureau.archive().cleanUp(USUAL.withPurge().withDryRun());

    assertThat(bureau.archive().cleanUp(USUAL.withPurge())).isEqualTo(told).hasSize(7);
  }

  /** One of each kind, all of them old. */
  private void world() {
    created("new");
    idle("idle");
    completed("done");
    bureau.sessions().start(created("active"));
    link("chained");
    SessionId director = bureau.sessions().create(SessionSpec.director("d")).id();
    bureau.sessions().create(SessionSpec.department("e").supervisor(director));
    aDayPasses();
  }

  /** A session that somebody else's chain goes on with. */
  private SessionId link(String name) {
    SessionId id = new SessionId(name);
    Links links =
        new Links(null, null, new SessionId("before"), null, new SessionId("before"), null);
    Moment moment = new Moment(seams.wall().instant(), seams.ids().next(), Actor.user("test"));
    SessionSpec spec = SessionSpec.active(name);
    SessionCreated created =
        new SessionCreated(spec.profile(), Map.of(), links, null, spec.digest());
    Session head = created.applyTo(Session.absent(id), moment.now()).committed(moment.now());
    bureau.store().sessions().commit(new Commit(0, 0, moment, Change.of(created), head, List.of()));
    return id;
  }

  private List<Session> all() {
    return bureau.sessions().query(Query.of(Filter.all())).sessions();
  }

  @Test
  void deletesWhenItIsToPurge() {
    SessionId done = completed("done");
    SessionId idle = idle("idle");
    SessionId fresh = created("new");
    aDayPasses();

    assertThat(bureau.archive().cleanUp(USUAL.withPurge()))
        .containsExactly(
            done(done, Action.DELETED), done(idle, Action.DELETED), done(fresh, Action.DELETED));
    assertThat(all()).isEmpty();
  }

  @Test
  void purgesWhatWasArchivedLongAgo() {
    SessionId id = completed("old");
    bureau.archive().archive(id);
    assertThat(bureau.archive().cleanUp(USUAL.withPurge())).isEmpty();
    aDayPasses();

    assertThat(bureau.archive().cleanUp(USUAL.withPurge()))
        .containsExactly(done(id, Action.DELETED));
  }

  @Test
  void archivesWhatAChainStillNeeds() {
    SessionId id = link("chained");
    aDayPasses();

    assertThat(bureau.archive().cleanUp(USUAL.withPurge()))
        .containsExactly(new CleanedUp(id, Action.ARCHIVED, "it is part of a chain"));
    assertThat(get(id).ending()).isEqualTo(new Ending(null, "cleaned up"));
    aDayPasses();
    assertThat(bureau.archive().cleanUp(USUAL.withPurge()))
        .containsExactly(new CleanedUp(id, Action.LEFT, "it is part of a chain"));
  }

  @Test
  void leavesOneToDeleteThatIsUsedRightThen() {
    SessionId id = idle("used");
    aDayPasses();
    office.store().beforeNextCommit(() -> lease(id));

    assertThat(bureau.archive().cleanUp(USUAL.withPurge()))
        .containsExactly(new CleanedUp(id, Action.LEFT, "it was used meanwhile"));
    assertThat(get(id).status()).isEqualTo(Status.IDLE);
  }

  /** Its end has made it look used a moment ago. */
  @Test
  void goesOnWithADeletionThatWasBrokenOff() {
    SessionId id = idle("half");
    bureau.sessions().stop(id, Hand.TO_BE_DELETED);
    bureau.archive().archive(id);

    assertThat(bureau.archive().cleanUp(USUAL)).isEmpty();
    assertThat(bureau.archive().cleanUp(USUAL.withPurge()))
        .containsExactly(done(id, Action.DELETED));
  }

  @Test
  void goesOnAfterTheStoreCouldNotServe() {
    List<SessionId> all = List.of(idle("a"), idle("b"), idle("c"));
    aDayPasses();
    office.store().breakCommitOnce();
    assertThatThrownBy(() -> bureau.archive().cleanUp(USUAL))
        .isInstanceOf(UnknownOutcomeException.class);

    bureau.archive().cleanUp(USUAL);

    assertThat(all).allSatisfy(each -> assertThat(get(each).times().archived()).isNotNull());
  }

  @Test
  void goesThroughAllPagesAndTellsHowFarItIs() {
    for (int i = 0; i < 250; i++) {
      completed("s-" + i);
    }
    aDayPasses();
    List<String> told = new ArrayList<>();

    List<CleanedUp> report =
        bureau.archive().cleanUp(USUAL, (done, all) -> told.add(done + " of " + all));

    assertThat(report).hasSize(250).extracting(CleanedUp::session).doesNotHaveDuplicates();
    assertThat(told).containsExactly("100 of 250", "200 of 250", "250 of 250");
  }

  @Test
  void refusesAnObserver() {
    SessionId eye = bureau.sessions().create(SessionSpec.observer("eye")).id();
    SessionId id = completed("old");
    aDayPasses();

    assertThatThrownBy(() -> bureau.as(eye).archive().cleanUp(USUAL))
        .isInstanceOf(ObserverChangeException.class);
    assertThat(get(id).times().archived()).isNull();
  }

  @Test
  void leavesADirectorInALaterLifeUnderWhomSomebodyLives() throws Exception {
    SessionId first = bureau.sessions().create(SessionSpec.director("d")).id();
    TransitionSpec clear = TransitionSpec.of(Cause.CLEAR);
    SessionId second = bureau.transitions().transition(first, clear).to().id();
    bureau.sessions().fail(second, 1, "broken");
    aDayPasses();
    bureau.sessions().create(SessionSpec.department("f").supervisor(second));

    assertThat(bureau.archive().cleanUp(USUAL))
        .contains(new CleanedUp(second, Action.LEFT, "1 sessions under it live"));
    assertThat(get(second).status()).isEqualTo(Status.ERROR);
  }
}
