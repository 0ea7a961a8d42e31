package dev.bureau.orchestrator.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.transition.Cause;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Office;
import dev.bureau.transitions.TransitionSpec;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** S3: a director is deleted with its departments, and with all that these have begun. */
class TreeDeletionTest {
  private static final SessionId MAIN = new SessionId("main");
  private static final SessionId NORTH = new SessionId("north");
  private static final SessionId STEP = new SessionId("step");

  private final Office office = new Office();
  private final Bureau bureau = office.open();
  private SessionId later;

  @BeforeEach
  void createATree() throws InterruptedException {
    bureau.sessions().create(SessionSpec.director("main").id(MAIN));
    bureau.sessions().create(SessionSpec.department("north").id(NORTH).supervisor(MAIN));
    bureau.sessions().create(SessionSpec.active("step").id(STEP).supervisor(NORTH));
    bureau.sessions().create(SessionSpec.active("other").id(new SessionId("other")));
    later = bureau.transitions().transition(NORTH, TransitionSpec.of(Cause.CLEAR)).to().id();
  }

  @AfterEach
  void close() {
    office.close();
  }

  private List<String> left() {
    return bureau.sessions().query(Query.of(Filter.all())).sessions().stream()
        .map(Session::id)
        .map(SessionId::value)
        .toList();
  }

  @Test
  void deletesThoseBelowFirst() {
    bureau.sessions().cancelTree(MAIN, "over");

    assertThat(bureau.sessions().deleteTree(MAIN)).containsExactly(STEP, NORTH, later, MAIN);
    assertThat(left()).containsExactly("other");
  }

  @Test
  void deletesNothingIfOneOfThemIsNotOver() {
    bureau.sessions().start(STEP);

    assertThatThrownBy(() -> bureau.sessions().deleteTree(MAIN))
        .isInstanceOf(DeletionRefusedException.class)
        .hasMessageContaining("'step' is not deleted: it is ACTIVE");
    assertThat(left()).hasSize(5);
  }

  @Test
  void stopsThemFirstByForce() {
    assertThat(bureau.sessions().forceDeleteTree(MAIN)).hasSize(4);
    assertThat(left()).containsExactly("other");
  }

  @Test
  void leavesThoseAboveAlone() {
    bureau.sessions().forceDeleteTree(NORTH);

    assertThat(left()).containsExactlyInAnyOrder("main", "other");
  }

  @Test
  void refusesWhatIsNotThere() {
    assertThatThrownBy(() -> bureau.sessions().deleteTree(new SessionId("nobody")))
        .isInstanceOf(NoSuchSessionException.class);
  }
}
