package dev.bureau.orchestrator.affinity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.affinity.Binding;
import dev.bureau.core.affinity.Strategy;
import dev.bureau.core.health.HealthStatus;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.store.Holder;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** S40: a department was UNHEALTHY when its process died, and nobody has examined it since. */
class RecoveredMemberTest {
  private static final int ROOM = 10;
  private static final SessionId BOSS = new SessionId("boss");
  private static final SessionId ANN = new SessionId("ann");
  private static final SessionId BEN = new SessionId("ben");

  private final Office office = new Office();
  private final ManualSeams seams = ManualSeams.machine().turnedByHand();
  private final Bureau bureau = office.open(seams);

  @BeforeEach
  void diesUnhealthy() {
    bureau.sessions().create(SessionSpec.director("boss").id(BOSS));
    for (SessionId each : List.of(ANN, BEN)) {
      bureau.sessions().create(SessionSpec.department("d").id(each));
      bureau.sessions().start(each);
    }
    Bureau died =
        office.open(Office.config().withMailboxCapacity(ROOM), seams.another(), agents -> {});
    for (int i = 0; i < ROOM; i++) {
      died.send(ANN, Office.letter());
    }
    assertThat(died.health().check(ANN).status()).isEqualTo(HealthStatus.UNHEALTHY);
    office.close(died);
    bureau.affinity().bind(Binding.of(BOSS, List.of(ANN, BEN), Strategy.ROUND_ROBIN));
  }

  @AfterEach
  void close() {
    office.close();
  }

  private List<SessionId> fit() {
    return bureau.affinity().members(BOSS).stream().filter(Member::isFit).map(Member::id).toList();
  }

  private void look() {
    seams.advance(Duration.ofMillis(1));
    seams.runRepeating("affinity");
  }

  @Test
  void getsWorkAfterTheNextLook() {
    assertThat(fit()).containsExactly(BEN);

    look();

    assertThat(fit()).containsExactly(ANN, BEN);
  }

  @Test
  void getsNoneIfAnotherProcessWorksInIt() {
    assertThat(fit()).containsExactly(BEN);
    Holder elsewhere = new Holder("node-x", seams.another().processes().self());
    bureau.store().leases().claim(ANN, elsewhere, Duration.ofMinutes(1));
    long version = bureau.sessions().get(ANN).version();

    look();

    assertThat(fit()).containsExactly(BEN);
    assertThat(bureau.sessions().get(ANN).version()).isEqualTo(version);
  }
}
