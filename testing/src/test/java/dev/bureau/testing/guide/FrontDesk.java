package dev.bureau.testing.guide;

import dev.bureau.core.discipline.Discipline;
import dev.bureau.core.discipline.ReadsConfig;
import dev.bureau.core.discipline.Verdict;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.routing.Estimate;
import dev.bureau.core.routing.Route;
import dev.bureau.core.routing.RoutingMetrics;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.Context;
import dev.bureau.orchestrator.routing.Choice;
import dev.bureau.orchestrator.routing.ModelsConfig;
import dev.bureau.orchestrator.routing.RoutingConfig;
import dev.bureau.orchestrator.routing.RoutingPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The front desk of a workshop: it answers what is easy, and gives the rest to the foreman. */
final class FrontDesk implements Agent {
  private static final SessionId FOREMAN = new SessionId("foreman");

  @Override
  public void handle(Message message, Context context) {
    Choice choice = context.route(estimate(message), null);
    if (choice.route().equals(Route.ORCHESTRATOR) || !mayReadAll(message, context)) {
      Letter order = Letter.of(MessageType.COMMAND, message.content());
      context.delegate(FOREMAN, order, Duration.ofHours(1));
    } else {
      context.reply(Letter.of("DONE", Map.of("by", String.valueOf(choice.model()))));
    }
  }

  private static Estimate estimate(Message message) {
    return message.content().get("steps") instanceof Number steps
        ? Estimate.of(Math.min(1, steps.doubleValue() / 10), 0.9)
        : Estimate.NONE;
  }

  private static boolean mayReadAll(Message message, Context context) {
    List<?> drawings = message.content().get("drawings") instanceof List<?> all ? all : List.of();
    return drawings.stream()
        .allMatch(each -> context.read(String.valueOf(each)) == Verdict.ALLOWED);
  }

  /** What the desk has decided so far. */
  static String figures(Bureau bureau, SessionId desk) {
    RoutingMetrics metrics = bureau.routing().metrics(desk);
    return "%d of %d by ourselves, complexity %.2f on average"
        .formatted(metrics.simpleHandled(), metrics.total(), metrics.averageComplexity().orElse(0));
  }

  /** Whether the desk leaves the reading to others. */
  static boolean isDisciplined(Bureau bureau, SessionId desk) {
    Discipline discipline = bureau.discipline().of(desk).discipline();
    return discipline.isCompliant(); // a score of 80 or more
  }

  /** Our models, our limit, and a policy that trusts no estimate that is unsure of itself. */
  static BureauConfig config() {
    RoutingPolicy usual = RoutingPolicy.fromComplexity(0.5);
    RoutingPolicy careful =
        (estimate, models) ->
            estimate.confidence() != null && estimate.confidence() < 0.3
                ? usual.choose(Estimate.NONE, models)
                : usual.choose(estimate, models);
    return BureauConfig.defaults()
        .with(
            RoutingConfig.defaults()
                .with(careful)
                .with(ModelsConfig.defaults().withComplex("claude-opus-4-20241113"))
                .with(ReadsConfig.defaults().withLimits(Map.of("router", 3))));
  }
}
