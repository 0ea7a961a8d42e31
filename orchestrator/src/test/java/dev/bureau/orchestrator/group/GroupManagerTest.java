package dev.bureau.orchestrator.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.door.SessionEndedException;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.transition.Cause;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Deadline;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.archive.CleanUp;
import dev.bureau.orchestrator.session.DeletionRefusedException;
import dev.bureau.transitions.TransitionSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupManagerTest {
  private final Office office = new Office();
  private final Bureau bureau = office.open();
  private SessionId one;
  private SessionId two;

  @BeforeEach
  void create() {
    one = Office.created(bureau);
    two = Office.created(bureau);
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void knowsNoGroupsAtFirst() {
    assertThat(bureau.groups().all()).isEmpty();
    assertThat(bureau.groups().members("team")).isEmpty();
    assertThat(bureau.sessions().find(SessionId.BUREAU)).isEmpty();
  }

  @Test
  void keepsWhoIsInAGroup() {
    bureau.groups().join("team", one);
    bureau.groups().join("team", two);
    bureau.groups().leave("team", one);

    assertThat(office.open().groups().members("team")).containsExactly(two);
  }

  @Test
  void forgetsAGroupThatNobodyIsIn() {
    bureau.groups().join("team", one);
    bureau.groups().leave("team", one);

    assertThat(bureau.groups().all()).isEmpty();
  }

  @Test
  void changesNothingWhenTheSameIsDoneAgain() {
    bureau.groups().join("team", one);
    long version = bureau.sessions().get(SessionId.BUREAU).version();
    bureau.groups().join("team", one);
    bureau.groups().leave("team", two);

    assertThat(bureau.sessions().get(SessionId.BUREAU).version()).isEqualTo(version);
  }

  @Test
  void refusesAMemberThatIsNotThere() {
    assertThatThrownBy(() -> bureau.groups().join("team", new SessionId("nobody")))
        .isInstanceOf(NoSuchSessionException.class)
        .hasMessageContaining("'nobody'");
    assertThat(bureau.sessions().find(SessionId.BUREAU)).isEmpty();
  }

  @Test
  void refusesAMemberThatHasEnded() {
    bureau.sessions().stop(one, "enough");

    assertThatThrownBy(() -> bureau.groups().join("team", one))
        .isInstanceOfSatisfying(
            SessionEndedException.class, e -> assertThat(e.session()).isEqualTo(one));
    assertThat(bureau.sessions().find(SessionId.BUREAU)).isEmpty();
  }

  @Test
  void letsAMemberLeaveThatHasEnded() {
    bureau.groups().join("team", one);
    bureau.sessions().stop(one, "enough");
    bureau.groups().leave("team", one);

    assertThat(bureau.groups().all()).isEmpty();
  }

  @Test
  void refusesANameThatIsNone() {
    assertThatThrownBy(() -> bureau.groups().join("a team", one))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("group");
    assertThatThrownBy(() -> bureau.groups().leave("a team", one))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> bureau.groups().members("a team"))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void staysOutOfLists() {
    bureau.groups().join("team", one);

    assertThat(bureau.sessions().query(Query.of(Filter.all())).sessions())
        .extracting(Session::id)
        .containsExactly(one, two);
  }

  @Test
  void takesAllWhoJoinAtTheSameTimeAsTheFirst() throws Exception {
    List<CompletableFuture<Void>> joining = new ArrayList<>();
    for (SessionId each : List.of(one, two)) {
      Bureau process = office.open();
      joining.add(CompletableFuture.runAsync(() -> process.groups().join("team", each)));
    }
    for (CompletableFuture<Void> each : joining) {
      Deadline.get(each);
    }

    assertThat(bureau.groups().members("team")).containsExactlyInAnyOrder(one, two);
  }

  @Test
  void refusesTheReservedSession() {
    bureau.groups().join("team", one);

    assertThatThrownBy(() -> bureau.groups().join("team", SessionId.BUREAU))
        .isInstanceOfSatisfying(
            BadInputException.class, e -> assertThat(e.field()).isEqualTo("member"));
  }

  @Test
  void isLeftByASessionThatIsDeletedNotTakenOverByOneOfItsId() {
    bureau.groups().join("team", one);
    bureau.groups().join("others", one);
    bureau.groups().join("team", two);
    bureau.sessions().stop(one, "enough");

    bureau.sessions().delete(one);
    bureau.sessions().create(SessionSpec.active("another").id(one));

    assertThat(bureau.groups().all()).isEqualTo(Map.of("team", new TreeSet<>(List.of(two))));
  }

  @Test
  void isLeftByAChainThatIsDeleted() throws Exception {
    bureau.groups().join("team", one);
    SessionId next = bureau.transitions().transition(one, TransitionSpec.of(Cause.CLEAR)).to().id();
    bureau.sessions().stop(next, "enough");

    bureau.sessions().deleteChain(next);

    assertThat(bureau.groups().all()).isEmpty();
  }

  @Test
  void isLeftByASessionThatIsPurged() {
    bureau.groups().join("team", one);
    bureau.sessions().stop(one, "enough");

    bureau.archive().cleanUp(CleanUp.olderThan(Duration.ZERO).withPurge());

    assertThat(bureau.groups().all()).isEmpty();
  }

  @Test
  void isNotLeftByASessionThatIsRefusedToBeDeleted() {
    bureau.groups().join("team", one);
    bureau.sessions().start(one);

    assertThatThrownBy(() -> bureau.sessions().delete(one))
        .isInstanceOf(DeletionRefusedException.class);
    assertThat(bureau.groups().members("team")).containsExactly(one);
  }
}
