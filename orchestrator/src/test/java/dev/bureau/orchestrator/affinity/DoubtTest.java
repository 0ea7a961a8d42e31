package dev.bureau.orchestrator.affinity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.affinity.Binding;
import dev.bureau.core.affinity.Strategy;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** S40: the store cannot serve while somebody has to be looked at. */
class DoubtTest {
  private static final SessionId BOSS = new SessionId("boss");
  private static final SessionId ANN = new SessionId("ann");
  private static final SessionId BEN = new SessionId("ben");

  private final Office office = new Office();
  private final ManualSeams seams = ManualSeams.machine().turnedByHand();
  private final Bureau bureau = office.open(seams);

  @AfterEach
  void close() {
    office.close();
  }

  private void bind() {
    bureau.sessions().create(SessionSpec.director("boss").id(BOSS));
    for (SessionId each : List.of(ANN, BEN)) {
      bureau.sessions().create(SessionSpec.department("d").id(each));
      bureau.sessions().start(each);
    }
    bureau.affinity().bind(Binding.of(BOSS, List.of(ANN, BEN), Strategy.LEAST_LOADED));
    bureau.affinity().choose(BOSS, Request.any());
  }

  private List<SessionId> fit() {
    return bureau.affinity().members(BOSS).stream().filter(Member::isFit).map(Member::id).toList();
  }

  @Test
  void givesNothingToWhomItCannotLookAt() {
    bind();
    office.store().breakHeadsAfterNextCommit();
    bureau.sessions().fail(ANN, 1, "broken");

    assertThat(fit()).containsExactly(BEN);
    assertThat(bureau.affinity().choose(BOSS, Request.any())).isEqualTo(BEN);
    assertThat(bureau.affinity().members(BOSS).get(0).out()).contains("cannot tell");
  }

  @Test
  void looksAgainAsSoonAsItCan() {
    bind();
    office.store().breakHeadsAfterNextCommit();
    bureau.sessions().update(ANN, SessionUpdate.metadata(Map.of("a", 1)));
    assertThat(fit()).containsExactly(BEN);

    office.store().breakHeads(false);
    seams.runRepeating("affinity");

    assertThat(fit()).containsExactly(ANN, BEN);
  }

  @Test
  void keepsWhatItKnowsWhileTheStoreCannotServe() {
    bind();
    office.store().breakHeads(true);
    seams.advance(Binding.CHECK);
    seams.runRepeating("affinity");

    assertThat(fit()).containsExactly(ANN, BEN);
  }
}
