package dev.bureau.cli.routing;

import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.cli.invocation.Outline;
import dev.bureau.cli.invocation.Table;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.model.ModelUse;
import dev.bureau.core.routing.Estimate;
import dev.bureau.core.routing.RoutingDecision;
import dev.bureau.core.routing.RoutingMetrics;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Routing for programs and for people. What is not known is left out. */
final class RoutingView {
  private RoutingView() {}

  static Map<String, Object> of(
      SessionId id,
      RoutingMetrics metrics,
      List<RoutingDecision> decisions,
      List<ModelUse> models) {
    return new JsonObject()
        .with("id", id)
        .with("totalDecisions", metrics.total())
        .with("simpleHandled", metrics.simpleHandled())
        .with("routedToOrchestrator", metrics.routedToOrchestrator())
        .with("averageComplexity", known(metrics.averageComplexity()))
        .with("averageConfidence", known(metrics.averageConfidence()))
        .with("decisions", decisions.stream().map(RoutingView::of).toList())
        .with("models", models.stream().map(RoutingView::of).toList())
        .map();
  }

  private static Map<String, Object> of(RoutingDecision decision) {
    Estimate estimate = decision.decided().estimate();
    return new JsonObject()
        .with("at", decision.at())
        .with("route", decision.decided().route())
        .with("complexity", estimate.complexity())
        .with("confidence", estimate.confidence())
        .with("workflow", decision.decided().workflow())
        .map();
  }

  private static Map<String, Object> of(ModelUse use) {
    return new JsonObject()
        .with("model", use.model())
        .with("since", use.since())
        .with("reason", use.reason())
        .map();
  }

  static Outline outline(SessionId id, RoutingMetrics metrics, List<ModelUse> models) {
    Outline outline =
        new Outline()
            .section("Session " + id)
            .field("decisions", metrics.total())
            .field("simple", metrics.simpleHandled())
            .field("to the orchestrator", metrics.routedToOrchestrator())
            .field("average complexity", known(metrics.averageComplexity()))
            .field("average confidence", known(metrics.averageConfidence()))
            .section("Models");
    models.forEach(
        each -> outline.field(each.since().toString(), each.model() + " (" + each.reason() + ")"));
    return outline;
  }

  static void row(Table table, RoutingDecision decision) {
    Estimate estimate = decision.decided().estimate();
    table.row(
        decision.at().toString(),
        decision.decided().route().value(),
        shown(estimate.complexity()),
        shown(estimate.confidence()),
        shown(decision.decided().workflow()));
  }

  private static @Nullable Double known(OptionalDouble average) {
    return average.isPresent() ? average.getAsDouble() : null;
  }

  private static String shown(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
