package dev.bureau.orchestrator.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.door.ObserverChangeException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.model.ModelSwitchRefusedException;
import dev.bureau.core.model.ModelUse;
import dev.bureau.core.model.Reason;
import dev.bureau.core.routing.Estimate;
import dev.bureau.core.routing.Route;
import dev.bureau.core.routing.RoutingDecided;
import dev.bureau.core.routing.RoutingDecision;
import dev.bureau.core.routing.RoutingMetrics;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R1, R2, R6: routing from outside of handlers, its figures, and the models it uses. */
class RouterTest {
  private static final SessionId DESK = new SessionId("desk");

  private final Office office = new Office();
  private final ManualSeams seams = ManualSeams.machine().turnedByHand();
  private final Bureau bureau = office.open(seams);
  private final Router router = bureau.routing();

  @BeforeEach
  void create() {
    bureau.sessions().create(SessionSpec.active("desk").id(DESK).role("router"));
  }

  @AfterEach
  void close() {
    office.close();
  }

  private Session desk() {
    return bureau.sessions().get(DESK);
  }

  private static RoutingDecided decided(double complexity) {
    return new RoutingDecided(Route.SIMPLE, Estimate.of(complexity, 0.9), null);
  }

  @Test
  void givesTheFiguresOfTheDesign() {
    router.route(DESK, Estimate.of(0.3, 0.9));
    router.route(DESK, Estimate.of(0.8, 0.95));

    RoutingMetrics metrics = router.metrics(DESK);
    assertThat(metrics.total()).isEqualTo(2);
    assertThat(metrics.simpleHandled()).isOne();
    assertThat(metrics.routedToOrchestrator()).isOne();
    assertThat(metrics.averageComplexity()).hasValue(0.55);
    assertThat(metrics.averageConfidence()).hasValue(0.925);
  }

  @Test
  void keepsSimpleWorkWithTheModelOfTheRole() {
    assertThat(router.route(DESK, Estimate.of(0.3, 0.9)))
        .isEqualTo(new Choice(Route.SIMPLE, "haiku"));
    assertThat(router.models(DESK))
        .containsExactly(new ModelUse("haiku", desk().times().created(), Reason.INITIAL));
  }

  @Test
  void escalatesComplexWorkInTheSameCommit() {
    long before = desk().version();

    assertThat(router.route(DESK, Estimate.of(0.8, 0.95)))
        .isEqualTo(new Choice(Route.ORCHESTRATOR, "opus"));

    assertThat(desk().version()).isEqualTo(before + 1);
    assertThat(desk().profile().assignment().model()).isEqualTo("opus");
    assertThat(router.models(DESK))
        .endsWith(new ModelUse("opus", seams.wall().instant(), Reason.ESCALATION));
  }

  @Test
  void returnsToItsModelWithSimpleWork() {
    router.route(DESK, Estimate.of(0.8, 0.95));

    assertThat(router.route(DESK, Estimate.of(0.1, 0.9)).model()).isEqualTo("haiku");
    assertThat(router.models(DESK))
        .extracting(ModelUse::reason)
        .containsExactly(Reason.INITIAL, Reason.ESCALATION, Reason.SWITCH);
  }

  @Test
  void leavesSimpleWorkToTheModelThatSomebodyChose() {
    router.switchModel(DESK, "own");
    router.route(DESK, Estimate.of(0.8, 0.95));

    assertThat(router.route(DESK, Estimate.of(0.1, 0.9)).model()).isEqualTo("own");
  }

  @Test
  void sendsOnWhatNobodyHasEstimated() {
    assertThat(router.route(DESK, Estimate.NONE))
        .isEqualTo(new Choice(Route.ORCHESTRATOR, "sonnet"));
    assertThat(router.metrics(DESK).averageComplexity()).isEmpty();
  }

  @Test
  void keepsWhatSomebodyElseDecidedWithoutSwitchingAnything() {
    RoutingDecided decided =
        new RoutingDecided(Route.ORCHESTRATOR, Estimate.of(0.9, 0.9), "review");

    router.record(DESK, decided);

    assertThat(router.metrics(DESK).latest())
        .containsExactly(new RoutingDecision(decided, seams.wall().instant()));
    assertThat(desk().profile().assignment().model()).isEqualTo("haiku");
  }

  @Test
  void tellsAllDecisionsHoweverManyThereAre() {
    List<RoutingDecided> all = new ArrayList<>();
    for (int i = 0; i < 1_234; i++) {
      all.add(decided(i / 2_000.0));
      router.record(DESK, all.get(i));
    }
    List<RoutingDecided> told = new ArrayList<>();

    router.decisions(DESK, each -> told.add(each.decided()));

    assertThat(told).isEqualTo(all);
  }

  @Test
  void tellsFewDecisionsFromWhatItHas() {
    router.record(DESK, decided(0.1));
    List<RoutingDecided> told = new ArrayList<>();

    router.decisions(DESK, each -> told.add(each.decided()));

    assertThat(told).containsExactly(decided(0.1));
  }

  @Test
  void asksThePolicyOfTheConfiguration() {
    RoutingPolicy never = (estimate, models) -> new Choice(Route.SIMPLE, "tiny");
    BureauConfig config = Office.config().with(RoutingConfig.defaults().with(never));
    Router own = office.open(config, seams, agents -> {}).routing();

    assertThat(own.route(DESK, Estimate.of(1, 1))).isEqualTo(new Choice(Route.SIMPLE, "tiny"));
  }

  @Test
  void recordsNothingIfThePolicyFails() {
    RoutingPolicy broken =
        (estimate, models) -> {
          throw new IllegalStateException("broken");
        };
    BureauConfig config = Office.config().with(RoutingConfig.defaults().with(broken));
    Router own = office.open(config, seams, agents -> {}).routing();

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> own.route(DESK, Estimate.NONE));
    assertThat(router.metrics(DESK).total()).isZero();
  }

  @Test
  void refusesToEscalateASessionThatHasEnded() {
    bureau.sessions().stop(DESK, "over");

    assertThatExceptionOfType(ModelSwitchRefusedException.class)
        .isThrownBy(() -> router.route(DESK, Estimate.of(0.9, 0.9)));
    assertThat(router.metrics(DESK).total()).isZero();
  }

  @Test
  void refusesWhatAnObserverDecidesForOthers() {
    SessionId watcher = bureau.sessions().create(SessionSpec.observer("o")).id();

    assertThatExceptionOfType(ObserverChangeException.class)
        .isThrownBy(() -> bureau.as(watcher).routing().route(DESK, Estimate.NONE));
  }

  @Test
  void knowsNothingOfASessionThatIsNotThere() {
    SessionId nobody = new SessionId("nobody");

    assertThatExceptionOfType(NoSuchSessionException.class)
        .isThrownBy(() -> router.metrics(nobody));
    assertThatExceptionOfType(NoSuchSessionException.class)
        .isThrownBy(() -> router.route(nobody, Estimate.NONE));
  }
}
