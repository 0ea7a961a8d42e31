package dev.bureau.core.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.error.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R2: a routing decision is as the design says, and anything else is refused. */
class RoutingDecidedTest {
  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "0.3, 0.9", "-0.0, 0.5"})
  void takesSharesAndTheirBounds(double complexity, double confidence) {
    assertThat(Estimate.of(complexity, confidence).complexity()).isEqualTo(complexity);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.001, 1.001, Double.NaN, Double.POSITIVE_INFINITY, -Double.MIN_VALUE})
  void refusesAnyOtherComplexity(double complexity) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Estimate.of(complexity, 0.5))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("complexity"));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.001, 1.001, Double.NaN, Double.NEGATIVE_INFINITY})
  void refusesAnyOtherConfidence(double confidence) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Estimate.of(0.5, confidence))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("confidence"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "SIMPLE", "complex", "simple "})
  void refusesAnyOtherRoute(String route) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> new Route(route))
        .withMessageContaining("simple or orchestrator");
  }

  @Test
  void refusesABlankWorkflow() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> new RoutingDecided(Route.SIMPLE, Estimate.NONE, " "))
        .withMessageContaining("workflow");
  }

  @Test
  void writesItsRouteAsTheDesignNamesIt() {
    assertThat(
            CoreEvents.CATALOGUE.encode(
                new RoutingDecided(Route.ORCHESTRATOR, Estimate.of(0.8, 0.95), "review")))
        .isEqualTo(
            """
            {"route":"orchestrator","estimate":{"complexity":0.8,"confidence":0.95},\
            "workflow":"review"}\
            """);
  }
}
