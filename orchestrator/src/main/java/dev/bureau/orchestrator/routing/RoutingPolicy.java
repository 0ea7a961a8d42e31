package dev.bureau.orchestrator.routing;

import dev.bureau.core.routing.Estimate;
import dev.bureau.core.routing.Route;

/**
 * Decides where work goes, and which model is used for it (R6). Called by several threads; what it
 * throws is thrown by whoever routes, and nothing is recorded.
 */
@FunctionalInterface
public interface RoutingPolicy {
  /**
   * Decides.
   *
   * @param estimate what is known of the work
   * @param models which model is used by whom
   */
  Choice choose(Estimate estimate, ModelsConfig models);

  /**
   * Work of that complexity and more goes to the orchestrator, with the model for complex work; and
   * so does work of which nobody knows how complex it is, with the orchestrator's model. Anything
   * else is done where it came in, with the model that its session had before it was escalated.
   *
   * @param complexity 0–1
   * @throws dev.bureau.core.error.BadInputException if it is outside of that
   */
  static RoutingPolicy fromComplexity(double complexity) {
    Estimate.of(complexity, 0);
    return (estimate, models) -> {
      Double known = estimate.complexity();
      if (known == null) {
        return new Choice(Route.ORCHESTRATOR, models.byRole().get("orchestrator"));
      }
      return known >= complexity
          ? new Choice(Route.ORCHESTRATOR, models.complex())
          : new Choice(Route.SIMPLE, null);
    };
  }
}
