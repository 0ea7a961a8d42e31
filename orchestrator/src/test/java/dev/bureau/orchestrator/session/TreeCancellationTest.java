package dev.bureau.orchestrator.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.change.Fold;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.ReadOnlySessionException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.OpaqueEvent;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Query;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.transition.Cause;
import dev.bureau.core.transition.Passage;
import dev.bureau.core.transition.SessionPassingException;
import dev.bureau.core.transition.TransitionRules;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Office;
import dev.bureau.transitions.TransitionSpec;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** X63: a session is cancelled with all below it, whoever takes over from whom meanwhile. */
class TreeCancellationTest {
  private static final SessionId MAIN = new SessionId("main");
  private static final SessionId NORTH = new SessionId("north");
  private static final SessionId SOUTH = new SessionId("south");
  private static final SessionId STEP = new SessionId("step");

  private final Office office = new Office();
  private final Bureau bureau = office.open();

  @BeforeEach
  void createATree() {
    bureau.sessions().create(SessionSpec.director("main").id(MAIN));
    bureau.sessions().create(SessionSpec.department("north").id(NORTH).supervisor(MAIN));
    bureau.sessions().create(SessionSpec.department("south").id(SOUTH).supervisor(MAIN));
    bureau.sessions().create(SessionSpec.active("step").id(STEP).supervisor(NORTH));
  }

  @AfterEach
  void close() {
    office.close();
  }

  /** Another process does that and dies, or is not seen to go on. */
  private void elsewhere(SessionId session, Decision decision) {
    new Door(bureau.store(), new Fold(CoreEvents.CATALOGUE), Seams.system())
        .change(session, Caller.of(Actor.node("other")), decision);
  }

  private void beginToPass(SessionId session) {
    Passage passage = new Passage(new SessionId("next"), Cause.CLEAR, new Ending(0, "clear"));
    elsewhere(session, TransitionRules.pass(passage));
  }

  private Session passOn(SessionId session) throws InterruptedException {
    return bureau.transitions().transition(session, TransitionSpec.of(Cause.CLEAR)).to();
  }

  private List<String> alive() {
    return bureau.sessions().query(Query.of(Filter.notFinal())).sessions().stream()
        .map(each -> each.id().value())
        .toList();
  }

  @Test
  void isRefusedRightBetweenOneSessionAndTheNextButCancelsTheOthers() {
    beginToPass(MAIN);

    assertThatThrownBy(() -> bureau.sessions().cancelTree(MAIN, "over"))
        .isInstanceOf(SessionPassingException.class);
    assertThat(alive()).isEmpty();
  }

  @Test
  void isRefusedIfOneBelowIsRightBetweenOneSessionAndTheNext() {
    beginToPass(NORTH);

    assertThatThrownBy(() -> bureau.sessions().cancelTree(MAIN, "over"))
        .isInstanceOf(SessionPassingException.class);
    assertThat(alive()).isEmpty();
  }

  @Test
  void cancelsWhoTakesOverRightBefore() {
    office.store().beforeNextCommit(() -> passOn(MAIN));

    List<Session> cancelled = bureau.sessions().cancelTree(MAIN, "over");

    assertThat(alive()).isEmpty();
    assertThat(cancelled)
        .hasSize(4)
        .first()
        .extracting(each -> each.links().transitionedFrom())
        .isEqualTo(MAIN);
  }

  @Test
  void cancelsTheOthersIfOneCannotBeChanged() {
    elsewhere(
        NORTH, (session, aspects, moment) -> Change.of(new OpaqueEvent("session.frozen", 1, "{}")));

    assertThatThrownBy(() -> bureau.sessions().cancelTree(MAIN, "over"))
        .isInstanceOf(ReadOnlySessionException.class);
    assertThat(alive()).containsExactly("north");
  }

  @Test
  void looksBelowEachChainOnceHoweverManyLivesItHas() throws Exception {
    SessionId last = passOn(passOn(NORTH).id()).id();
    passOn(passOn(STEP).id());
    int before = office.store().pagesAsked();

    bureau.sessions().cancelTree(MAIN, "over");

    assertThat(office.store().pagesAsked() - before).isEqualTo(4);
    assertThat(bureau.sessions().get(last).status().isFinal()).isTrue();
  }

  @Test
  void isDeletedChainByChainHoweverManyLivesEachHas() throws Exception {
    passOn(passOn(NORTH).id());
    passOn(passOn(STEP).id());
    bureau.sessions().cancelTree(MAIN, "over");
    int before = office.store().pagesAsked();

    List<SessionId> deleted = bureau.sessions().deleteTree(MAIN);

    assertThat(deleted).hasSize(8).endsWith(MAIN);
    assertThat(office.store().pagesAsked() - before).isEqualTo(4);
  }
}
