package dev.bureau.orchestrator.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.budget.Limit;
import dev.bureau.core.budget.Measure;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.price.Tokens;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.transition.Cause;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.cloning.CloneSpec;
import dev.bureau.orchestrator.usage.Reports;
import dev.bureau.transitions.TransitionSpec;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** S3: who takes the id of a deleted supervisor has nobody below from the one before. */
class TakenSupervisorTest {
  private static final SessionId TOP = new SessionId("top");
  private static final SessionId LEFT = new SessionId("left");
  private static final SessionId OWN = new SessionId("own");

  private final Office office = new Office();
  private final Bureau bureau = office.open();

  @BeforeEach
  void deleteASupervisorAndTakeItsId() {
    bureau.sessions().create(SessionSpec.director("top").id(TOP));
    bureau.sessions().create(SessionSpec.department("left").id(LEFT).supervisor(TOP));
    bureau.usage().record(LEFT, Reports.haiku("a", 10, 0));
    bureau.sessions().cancelTree(TOP, "over");
    bureau.sessions().delete(TOP);
    bureau.sessions().create(SessionSpec.director("top").id(TOP));
    bureau.sessions().create(SessionSpec.department("own").id(OWN).supervisor(TOP));
    bureau.usage().record(OWN, Reports.haiku("b", 1, 0));
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void isBilledItsOwnTreeOnly() {
    assertThat(bureau.costs().tree(TOP).total().tokens()).isEqualTo(Tokens.of(1, 0));
  }

  @Test
  void limitsItsOwnTreeOnly() {
    bureau.budgets().limit(TOP, Limit.tokens(100).tree());

    assertThat(bureau.budgets().of(TOP).available(Measure.TOKENS))
        .hasValueSatisfying(left -> assertThat(left).isEqualByComparingTo("99"));
    assertThat(bureau.budgets().of(LEFT).available(Measure.TOKENS)).isEmpty();
  }

  @Test
  void isDeletedWithItsOwnTreeOnly() {
    assertThat(bureau.sessions().forceDeleteTree(TOP)).containsExactly(OWN, TOP);
    assertThat(bureau.sessions().find(LEFT)).isPresent();
  }

  @Test
  void isOfAnotherLineage() {
    assertThat(bureau.lineage().of(TOP).sessions()).extracting(Session::id).doesNotContain(LEFT);
    assertThat(bureau.lineage().of(LEFT).sessions()).extracting(Session::id).containsOnly(LEFT);
  }

  @Test
  void supervisesNoCloneOfThem() {
    Session clone = bureau.cloning().clone(LEFT, CloneSpec.named("copy"));

    assertThat(clone.links().supervisor()).isNull();
  }

  @Test
  void supervisesNoneThatGoesOnForThem() throws InterruptedException {
    bureau.transitions().resume(LEFT);

    assertThat(bureau.costs().tree(TOP).total().tokens()).isEqualTo(Tokens.of(1, 0));
  }

  @Test
  void isDeletedThoughOneOfThemGoesOn() throws InterruptedException {
    bureau.transitions().resume(LEFT);
    bureau.sessions().cancelTree(TOP, "over");

    bureau.sessions().delete(TOP);

    assertThat(bureau.sessions().find(TOP)).isEmpty();
  }

  @Test
  void keepsItsOwnInWhicheverOfItsLivesTheyCame() throws InterruptedException {
    SessionId later =
        bureau.transitions().transition(TOP, TransitionSpec.of(Cause.CLEAR)).to().id();
    SessionId own =
        bureau.sessions().create(SessionSpec.department("another").supervisor(later)).id();
    bureau.usage().record(own, Reports.haiku("c", 2, 0));

    assertThat(bureau.costs().tree(later).total().tokens()).isEqualTo(Tokens.of(3, 0));
    assertThat(bureau.shutdown().graceful(TOP, Duration.ZERO, "over"))
        .extracting(each -> each.session().id())
        .containsExactlyInAnyOrderElementsOf(List.of(OWN, own, later));
  }
}
