package dev.bureau.metrics.meter;

import dev.bureau.core.discipline.FileRead;
import dev.bureau.core.discipline.ReadViolated;
import dev.bureau.core.discipline.ReadsReset;
import dev.bureau.core.discipline.Verdict;
import dev.bureau.core.model.ModelSwitched;
import dev.bureau.core.model.Reason;
import dev.bureau.core.routing.Route;
import dev.bureau.core.routing.RoutingDecided;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** Where work goes, with which models, and what is read (R1, R2, R7). */
final class RoutingMeters {
  private static final String READ = "read";
  private static final String VIOLATED = "violated";
  private static final String BLOCKED = "blocked";

  private final Counters decisions;
  private final DistributionSummary complexity;
  private final DistributionSummary confidence;
  private final Counters models;
  private final Counters reads;
  private final Counter resets;

  RoutingMeters(MeterRegistry registry) {
    decisions =
        new Family(registry, "bureau.routing.decisions", "Decisions where work goes")
            .by("route", List.of(Route.SIMPLE.value(), Route.ORCHESTRATOR.value()));
    complexity =
        new Family(
                registry,
                "bureau.routing.complexity",
                "How complex work was thought to be when it was routed")
            .in("ratio")
            .summary();
    confidence =
        new Family(registry, "bureau.routing.confidence", "How sure that estimate was")
            .in("ratio")
            .summary();
    models =
        new Family(registry, "bureau.model.switches", "Changes of the model of a session")
            .by("reason", Family.values(Reason.values()));
    reads =
        new Family(registry, "bureau.discipline.reads", "Files that sessions wanted to read")
            .by("verdict", List.of(READ, VIOLATED, BLOCKED));
    resets =
        new Family(registry, "bureau.discipline.resets", "Times that reads began at none again")
            .counter();
  }

  void join(EventTable table) {
    table.on(RoutingDecided.class, (event, seen) -> decided(event));
    table.on(ModelSwitched.class, (event, seen) -> models.add(event.reason()));
    table.on(FileRead.class, (event, seen) -> reads.add(READ));
    table.on(
        ReadViolated.class,
        (event, seen) -> reads.add(event.verdict() == Verdict.BLOCKED ? BLOCKED : VIOLATED));
    table.on(ReadsReset.class, (event, seen) -> resets.increment());
  }

  private void decided(RoutingDecided event) {
    decisions.add(event.route().value());
    if (event.estimate().complexity() != null) {
      complexity.record(event.estimate().complexity());
    }
    if (event.estimate().confidence() != null) {
      confidence.record(event.estimate().confidence());
    }
  }
}
