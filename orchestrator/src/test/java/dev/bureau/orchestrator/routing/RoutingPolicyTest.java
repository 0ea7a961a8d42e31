package dev.bureau.orchestrator.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.routing.Estimate;
import dev.bureau.core.routing.Route;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R6: the policy that holds if nobody gives another. */
class RoutingPolicyTest {
  private static final RoutingPolicy USUAL = RoutingConfig.defaults().policy();

  @ParameterizedTest
  @CsvSource({
    "0,      0.9,  simple,       ",
    "0.3,    0.9,  simple,       ",
    "0.6999, 0.1,  simple,       ",
    "0.3,    ,     simple,       ",
    "0.7,    0.95, orchestrator, opus",
    "0.7,    ,     orchestrator, opus",
    "1,      0,    orchestrator, opus",
    ",       0.9,  orchestrator, sonnet",
    ",       ,     orchestrator, sonnet"
  })
  void decidesByComplexityAndSendsOnWhatNobodyHasEstimated(
      @Nullable Double complexity, @Nullable Double confidence, String route, String model) {
    Estimate estimate = new Estimate(complexity, confidence);

    assertThat(USUAL.choose(estimate, ModelsConfig.defaults()))
        .isEqualTo(new Choice(new Route(route), model));
  }

  @Test
  void takesTheModelsOfTheConfiguration() {
    ModelsConfig models =
        ModelsConfig.defaults().withByRole(Map.of("orchestrator", "o")).withComplex("c");

    assertThat(USUAL.choose(Estimate.of(0.9, 1), models).model()).isEqualTo("c");
    assertThat(USUAL.choose(Estimate.NONE, models).model()).isEqualTo("o");
  }

  @Test
  void namesNoModelIfTheOrchestratorHasNone() {
    assertThat(USUAL.choose(Estimate.NONE, ModelsConfig.defaults().withByRole(Map.of())).model())
        .isNull();
  }

  @Test
  void beginsToSendOnWhereItIsTold() {
    assertThat(
            RoutingPolicy.fromComplexity(0.2)
                .choose(Estimate.of(0.3, 0.9), ModelsConfig.defaults())
                .route())
        .isEqualTo(Route.ORCHESTRATOR);
  }

  @Test
  void refusesToBeginOutsideOfComplexity() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> RoutingPolicy.fromComplexity(1.1))
        .withMessageContaining("complexity");
  }
}
