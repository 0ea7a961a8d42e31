package dev.bureau.orchestrator.affinity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.affinity.Binding;
import dev.bureau.core.affinity.Strategy;
import dev.bureau.core.health.HealthStatus;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.transition.Cause;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.Office;
import dev.bureau.transitions.TransitionSpec;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** S40: departments that come, go, fall ill and recover while work is handed out. */
class ComingAndGoingTest {
  private static final int ROOM = 10;
  private static final SessionId BOSS = new SessionId("boss");
  private static final SessionId ANN = new SessionId("ann");
  private static final SessionId BEN = new SessionId("ben");
  private static final BureauConfig SMALL = Office.config().withMailboxCapacity(ROOM);

  private final Office office = new Office();
  private final Bureau bureau = office.open(SMALL, Seams.system(), a -> {});

  @BeforeEach
  void bind() {
    bureau.sessions().create(SessionSpec.director("boss").id(BOSS));
    bureau.sessions().start(BOSS);
    bureau.affinity().bind(Binding.ofSupervised(BOSS, Strategy.ROUND_ROBIN));
  }

  @AfterEach
  void close() {
    office.close();
  }

  private void hire(SessionId department) {
    bureau
        .sessions()
        .create(SessionSpec.department("d").id(department).supervisor(BOSS).agent(Office.AGENT));
    bureau.sessions().start(department);
  }

  private Set<SessionId> chosen() {
    return chosen(bureau);
  }

  private static Set<SessionId> chosen(Bureau here) {
    Set<SessionId> chosen = new HashSet<>();
    for (int i = 0; i < 8; i++) {
      chosen.add(here.affinity().choose(BOSS, Request.any()));
    }
    return chosen;
  }

  @Test
  void choosesNobodyBeforeAnybodyCame() {
    assertThatThrownBy(this::chosen).isInstanceOf(NoMemberAvailableException.class);
  }

  @Test
  void choosesAmongAllThatTheDirectorSupervises() {
    hire(ANN);

    assertThat(chosen()).containsExactly(ANN);
  }

  @Test
  void choosesWhoCameLaterAtOnce() {
    hire(ANN);
    chosen();

    hire(BEN);

    assertThat(chosen()).containsExactlyInAnyOrder(ANN, BEN);
  }

  @Test
  void choosesNobodyWhoHasGone() {
    hire(ANN);
    hire(BEN);
    chosen();

    bureau.sessions().stop(ANN, "enough");

    assertThat(chosen()).containsExactly(BEN);
  }

  @Test
  void skipsWhoIsUnhealthyUntilItHasRecovered() throws Exception {
    hire(ANN);
    hire(BEN);
    MessageId last = null;
    for (int i = 0; i < ROOM; i++) {
      last = bureau.send(ANN, Office.letter());
    }

    assertThat(bureau.health().check(ANN).status()).isEqualTo(HealthStatus.UNHEALTHY);
    assertThat(chosen()).containsExactly(BEN);

    Bureau working = office.open(SMALL, Office.doesNothing());
    Office.awaitHandled(working, last);
    assertThat(chosen(working)).containsExactly(BEN);
    assertThat(working.health().check(ANN).status()).isEqualTo(HealthStatus.HEALTHY);
    assertThat(chosen(working)).containsExactlyInAnyOrder(ANN, BEN);
  }

  private SessionId passed() throws InterruptedException {
    return bureau.transitions().transition(BOSS, TransitionSpec.of(Cause.CLEAR)).to().id();
  }

  @Test
  void goesOnInTurnWhicheverLifeOfTheDirectorIsAsked() throws Exception {
    hire(ANN);
    hire(BEN);
    SessionId first = bureau.affinity().choose(BOSS, Request.any());

    SessionId second = bureau.affinity().choose(passed(), Request.any());

    assertThat(second).isNotEqualTo(first);
    assertThat(bureau.affinity().choose(BOSS, Request.any())).isEqualTo(first);
  }

  @Test
  void choosesWhoCameToALaterLifeAtOnce() throws Exception {
    hire(ANN);
    SessionId later = passed();
    bureau.affinity().choose(later, Request.any());

    hire(BEN);

    assertThat(bureau.affinity().members(later))
        .extracting(Member::id)
        .containsExactlyInAnyOrder(ANN, BEN);
  }
}
