package dev.bureau.orchestrator.affinity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.affinity.Binding;
import dev.bureau.core.affinity.NoSuchBindingException;
import dev.bureau.core.affinity.Strategy;
import dev.bureau.core.change.Fold;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.door.ObserverChangeException;
import dev.bureau.core.door.SessionEndedException;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Priority;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.core.transition.Cause;
import dev.bureau.core.tree.TreeRules;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import dev.bureau.transitions.TransitionSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** S40: binding, choosing, and who is passed over meanwhile. */
class AffinityTest {
  private static final SessionId BOSS = new SessionId("boss");
  private static final SessionId ANN = new SessionId("ann");
  private static final SessionId BEN = new SessionId("ben");
  private static final List<SessionId> BOTH = List.of(ANN, BEN);

  private final Office office = new Office();
  private final ManualSeams seams = ManualSeams.machine().turnedByHand();
  private final Bureau bureau = office.open(seams);

  @BeforeEach
  void create() {
    bureau.sessions().create(SessionSpec.director("boss").id(BOSS));
    for (SessionId each : BOTH) {
      bureau.sessions().create(SessionSpec.department("d").id(each).agent(Office.AGENT));
      bureau.sessions().start(each);
    }
  }

  @AfterEach
  void close() {
    office.close();
  }

  private static Binding binding(Strategy strategy) {
    return Binding.of(BOSS, BOTH, strategy);
  }

  private static SessionId chosen(Bureau by) {
    return by.affinity().choose(BOSS, Request.any());
  }

  private static List<SessionId> chosen(Bureau by, int times) {
    List<SessionId> chosen = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      chosen.add(chosen(by));
    }
    return chosen;
  }

  private static SessionUpdate capable(String... capabilities) {
    return SessionUpdate.metadata(Map.of()).withCapabilities(Set.of(capabilities));
  }

  private static Request request(Strategy strategy) {
    return switch (strategy) {
      case ROUND_ROBIN, LEAST_LOADED -> Request.any();
      case STICKY -> Request.keyed("customer-7");
      case CAPABILITY -> Request.needing("joinery");
    };
  }

  @Test
  void keepsBindingsInTheStore() {
    bureau.affinity().bind(binding(Strategy.STICKY).check(Duration.ofSeconds(3)));
    office.close(bureau);

    Bureau later = office.open();

    assertThat(later.affinity().all())
        .containsExactly(new Binding(BOSS, BOTH, Strategy.STICKY, Duration.ofSeconds(3)));
    assertThat(later.affinity().choose(BOSS, Request.keyed("k"))).isIn(BOTH);
  }

  @Test
  void leavesNoBindingToAnotherDirectorThatTakesTheId() {
    bureau.affinity().bind(binding(Strategy.ROUND_ROBIN));
    chosen(bureau);
    bureau.sessions().stop(BOSS, "over");
    bureau.sessions().delete(BOSS);

    bureau.sessions().create(SessionSpec.director("boss").id(BOSS));

    assertThat(bureau.affinity().of(BOSS)).isEmpty();
    assertThatExceptionOfType(NoSuchBindingException.class).isThrownBy(() -> chosen(bureau));
  }

  @Test
  void leavesNoBindingOfAChainThatIsDeleted() throws InterruptedException {
    bureau.affinity().bind(binding(Strategy.ROUND_ROBIN));
    bureau.transitions().transition(BOSS, TransitionSpec.of(Cause.CLEAR));
    bureau.sessions().cancelTree(BOSS, "over");

    bureau.sessions().deleteChain(BOSS);

    assertThat(bureau.affinity().all()).isEmpty();
  }

  @Test
  void knowsNoBindingsAtFirst() {
    assertThat(bureau.affinity().all()).isEmpty();
    assertThat(bureau.affinity().of(BOSS)).isEmpty();
    assertThatExceptionOfType(NoSuchBindingException.class).isThrownBy(() -> chosen(bureau));
    assertThat(seams.tasksRepeating()).isZero();
  }

  @Test
  void startsNothingForABindingByWhichNobodyChooses() {
    bureau.affinity().bind(binding(Strategy.ROUND_ROBIN));

    assertThat(seams.tasksRepeating()).isZero();

    chosen(bureau);

    assertThat(seams.tasksRepeating()).isEqualTo(1);
  }

  @Test
  void stopsLookingWhenItIsClosed() {
    bureau.affinity().bind(binding(Strategy.ROUND_ROBIN));
    chosen(bureau);
    office.close(bureau);

    assertThat(seams.tasksRepeating()).isZero();
    assertThatIllegalStateException()
        .isThrownBy(() -> bureau.affinity().choose(ANN, Request.any()));
  }

  @ParameterizedTest
  @EnumSource
  void choosesByEachStrategy(Strategy strategy) {
    BOTH.forEach(each -> bureau.sessions().update(each, capable("joinery", "glue")));
    bureau.affinity().bind(binding(strategy));

    assertThat(bureau.affinity().choose(BOSS, request(strategy))).isIn(BOTH);
  }

  @ParameterizedTest
  @EnumSource
  void refusesARequestThatTheStrategyDoesNotGoBy(Strategy strategy) {
    bureau.affinity().bind(binding(strategy));

    for (Strategy other : Strategy.values()) {
      if (Request.Kind.of(other) != Request.Kind.of(strategy)) {
        assertThatExceptionOfType(BadInputException.class)
            .isThrownBy(() -> bureau.affinity().choose(BOSS, request(other)))
            .withMessageContaining(strategy.name())
            .withMessageContaining(Request.Kind.of(strategy).call());
      }
    }
  }

  @Test
  void replacesABindingAtOnce() {
    bureau.affinity().bind(binding(Strategy.ROUND_ROBIN));
    chosen(bureau);
    bureau.affinity().bind(Binding.of(BOSS, List.of(BEN), Strategy.LEAST_LOADED));

    assertThat(chosen(bureau, 3)).containsExactly(BEN, BEN, BEN);
    assertThat(bureau.affinity().of(BOSS)).isEqualTo(bureau.affinity().all().stream().findFirst());
  }

  @Test
  void choosesNobodyOnceItIsUnbound() {
    bureau.affinity().bind(binding(Strategy.ROUND_ROBIN));
    chosen(bureau);
    bureau.affinity().unbind(BOSS);

    assertThatExceptionOfType(NoSuchBindingException.class).isThrownBy(() -> chosen(bureau));
    assertThatExceptionOfType(NoSuchBindingException.class)
        .isThrownBy(() -> bureau.affinity().unbind(BOSS));
  }

  @Test
  void writesNothingWhenTheSameIsBoundAgain() {
    bureau.affinity().bind(binding(Strategy.ROUND_ROBIN));
    long version = bureau.sessions().get(SessionId.BUREAU).version();
    bureau.affinity().bind(binding(Strategy.ROUND_ROBIN));

    assertThat(bureau.sessions().get(SessionId.BUREAU).version()).isEqualTo(version);
  }

  @Test
  void refusesWhoIsNotThere() {
    SessionId nobody = new SessionId("nobody");

    assertThatExceptionOfType(NoSuchSessionException.class)
        .isThrownBy(() -> bureau.affinity().bind(Binding.of(nobody, BOTH, Strategy.STICKY)));
    assertThatExceptionOfType(NoSuchSessionException.class)
        .isThrownBy(
            () -> bureau.affinity().bind(Binding.of(BOSS, List.of(ANN, nobody), Strategy.STICKY)));
    assertThat(bureau.affinity().all()).isEmpty();
  }

  @Test
  void refusesSessionsOfAnotherType() {
    SessionId plain = bureau.sessions().create(SessionSpec.active("plain")).id();

    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> bureau.affinity().bind(Binding.of(BOSS, List.of(plain), Strategy.STICKY)))
        .withMessageContaining("member")
        .withMessageContaining("DEPARTMENT");
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> bureau.affinity().bind(Binding.of(ANN, List.of(BEN), Strategy.STICKY)))
        .withMessageContaining("director")
        .withMessageContaining("DIRECTOR");
  }

  @Test
  void refusesWhoHasEnded() {
    bureau.sessions().stop(ANN, "enough");

    assertThatExceptionOfType(SessionEndedException.class)
        .isThrownBy(() -> bureau.affinity().bind(binding(Strategy.STICKY)))
        .satisfies(refused -> assertThat(refused.session()).isEqualTo(ANN));
  }

  @Test
  void refusesAnObserver() {
    SessionId observer = bureau.sessions().create(SessionSpec.observer("o")).id();

    assertThatExceptionOfType(ObserverChangeException.class)
        .isThrownBy(() -> bureau.as(observer).affinity().bind(binding(Strategy.STICKY)));
    assertThat(bureau.affinity().all()).isEmpty();
  }

  @Test
  void passesOverAMemberThatFails() {
    bureau.affinity().bind(binding(Strategy.ROUND_ROBIN));
    chosen(bureau);
    bureau.sessions().fail(ANN, 1, "broken");

    assertThat(chosen(bureau, 3)).containsOnly(BEN);
    assertThat(bureau.affinity().members(BOSS))
        .extracting(Member::out)
        .containsExactly("it is ERROR", null);
  }

  @Test
  void passesOverAMemberThatHasEnded() {
    bureau.affinity().bind(binding(Strategy.ROUND_ROBIN));
    chosen(bureau);
    bureau.sessions().stop(BEN, "enough");

    assertThat(chosen(bureau, 3)).containsOnly(ANN);
  }

  @Test
  void passesOverAMemberThatIsDeleted() {
    bureau.affinity().bind(binding(Strategy.ROUND_ROBIN));
    bureau.sessions().forceDelete(BEN);

    assertThat(chosen(bureau, 3)).containsOnly(ANN);
    assertThat(bureau.affinity().members(BOSS).get(1).out()).isEqualTo("it is not there");
  }

  @Test
  void passesOverAMemberThatTakesNoMailUntilItDoesAgain() {
    bureau.affinity().bind(binding(Strategy.ROUND_ROBIN));
    chosen(bureau);
    bureau.messages().inbox(ANN).deregister();

    assertThat(chosen(bureau, 3)).containsOnly(BEN);

    bureau.messages().inbox(ANN).register(Set.of(), Priority.NORMAL);

    assertThat(chosen(bureau, 4)).contains(ANN, BEN);
  }

  @Test
  void passesOverAMemberThatIsBeingStoppedUntilThatIsOver() {
    bureau.affinity().bind(binding(Strategy.ROUND_ROBIN));
    chosen(bureau);
    Door other = new Door(bureau.store(), new Fold(CoreEvents.CATALOGUE), seams);
    other.change(
        ANN,
        Caller.of(Actor.user("u")),
        TreeRules.stopping("evening", Binding.CHECK.plus(Binding.CHECK)));
    seams.advance(Binding.CHECK);
    seams.runRepeating("affinity");

    assertThat(chosen(bureau, 3)).containsOnly(BEN);

    seams.advance(Binding.CHECK);
    seams.runRepeating("affinity");

    assertThat(chosen(bureau, 4)).contains(ANN, BEN);
  }

  @Test
  void namesWhyEachIsOutIfNobodyIsLeft() {
    bureau.affinity().bind(binding(Strategy.ROUND_ROBIN));
    bureau.sessions().fail(ANN, 1, "broken");
    bureau.sessions().stop(BEN, "enough");

    assertThatExceptionOfType(NoMemberAvailableException.class)
        .isThrownBy(() -> chosen(bureau))
        .withMessageContaining("'boss'")
        .withMessageContaining("'ann': it is ERROR")
        .withMessageContaining("'ben': it is TERMINATED")
        .satisfies(refused -> assertThat(refused.director()).isEqualTo(BOSS))
        .satisfies(refused -> assertThat(refused.out()).containsOnlyKeys(ANN, BEN))
        .satisfies(refused -> assertThat(refused.category().retryHelps()).isTrue());
  }

  @Test
  void refusesACapabilityThatNobodyHas() {
    bureau.sessions().update(ANN, capable("joinery"));
    bureau.affinity().bind(binding(Strategy.CAPABILITY));

    assertThat(bureau.affinity().choose(BOSS, Request.needing("joinery"))).isEqualTo(ANN);
    assertThatExceptionOfType(NoMemberAvailableException.class)
        .isThrownBy(() -> bureau.affinity().choose(BOSS, Request.needing("painting")))
        .withMessageContaining("it cannot do 'painting'");
  }

  @Test
  void seesNewCapabilitiesAtOnce() {
    bureau.affinity().bind(binding(Strategy.CAPABILITY));
    assertThatExceptionOfType(NoMemberAvailableException.class)
        .isThrownBy(() -> bureau.affinity().choose(BOSS, Request.needing("joinery")));

    bureau.sessions().update(BEN, capable("joinery"));

    assertThat(bureau.affinity().choose(BOSS, Request.needing("joinery"))).isEqualTo(BEN);
  }

  @Test
  void goesByTheMailThatWaited() {
    bureau.send(ANN, Office.letter());
    bureau.send(ANN, Office.letter());
    bureau.affinity().bind(binding(Strategy.LEAST_LOADED));

    assertThat(chosen(bureau, 4)).containsExactly(BEN, BEN, ANN, BEN);
  }

  @Test
  void countsTheMailAnewAtTheNextLook() {
    bureau.affinity().bind(binding(Strategy.LEAST_LOADED));
    chosen(bureau, 2);
    for (int i = 0; i < 3; i++) {
      bureau.send(ANN, Office.letter());
    }
    seams.advance(Binding.CHECK);
    seams.runRepeating("affinity");

    assertThat(chosen(bureau, 3)).containsOnly(BEN);
  }

  @Test
  void seesWhatAnotherProcessDoesAtTheNextLook() {
    Bureau other = office.open();
    bureau.affinity().bind(binding(Strategy.ROUND_ROBIN));
    chosen(bureau);
    other.sessions().fail(ANN, 1, "broken");
    other.affinity().bind(Binding.of(BOSS, BOTH, Strategy.STICKY));

    assertThat(chosen(bureau, 2)).contains(ANN);

    seams.advance(Binding.CHECK);
    seams.runRepeating("affinity");

    assertThat(bureau.affinity().choose(BOSS, Request.keyed("k"))).isEqualTo(BEN);
  }

  @Test
  void looksNoEarlierThanTheBindingSays() {
    Bureau other = office.open();
    SessionId second = new SessionId("second");
    bureau.sessions().create(SessionSpec.director("second").id(second));
    bureau.affinity().bind(binding(Strategy.ROUND_ROBIN));
    bureau.affinity().bind(Binding.of(second, BOTH, Strategy.STICKY).check(Duration.ofSeconds(1)));
    chosen(bureau);
    bureau.affinity().choose(second, Request.keyed("k"));
    other.sessions().fail(ANN, 1, "broken");

    seams.advance(Duration.ofSeconds(1));
    seams.runRepeating("affinity");

    assertThat(bureau.affinity().members(second).get(0).isFit()).isFalse();
    assertThat(bureau.affinity().members(BOSS).get(0).isFit()).isTrue();
    assertThat(seams.tasksRepeating()).isEqualTo(1);
  }

  @Test
  void forgetsWhatAnotherProcessHasUnbound() {
    Bureau other = office.open();
    bureau.affinity().bind(binding(Strategy.ROUND_ROBIN));
    chosen(bureau);
    other.affinity().unbind(BOSS);
    seams.advance(Binding.CHECK);
    seams.runRepeating("affinity");

    assertThatExceptionOfType(NoSuchBindingException.class).isThrownBy(() -> chosen(bureau));
  }

  @Test
  void choosesAlikeInTwoProcesses() {
    Bureau other = office.open();
    bureau.affinity().bind(binding(Strategy.STICKY));

    for (int i = 0; i < 100; i++) {
      Request request = Request.keyed("customer-" + i);
      assertThat(other.affinity().choose(BOSS, request))
          .isEqualTo(bureau.affinity().choose(BOSS, request));
    }
  }

  @Test
  void unbindsADirectorThatIsGone() {
    bureau.affinity().bind(binding(Strategy.STICKY));
    bureau.store().sessions().remove(bureau.sessions().get(BOSS));
    bureau.affinity().unbind(BOSS);

    assertThat(bureau.affinity().all()).isEmpty();
  }

  @Test
  void readsNothingForAChoice() {
    bureau.affinity().bind(binding(Strategy.ROUND_ROBIN));
    chosen(bureau);
    int heads = office.store().headsRead();
    int counted = office.store().mailboxesCounted();

    chosen(bureau, 100);

    assertThat(office.store().headsRead()).isEqualTo(heads);
    assertThat(office.store().mailboxesCounted()).isEqualTo(counted);
  }

  @Test
  void refusesRequestsThatAreNone() {
    assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> Request.keyed(""));
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Request.needing("x".repeat(257)));
    assertThat(Request.keyed("x".repeat(256)).value()).hasSize(256);
  }
}
