package dev.bureau.metrics.meter;

import dev.bureau.core.mcp.CostWarned;
import dev.bureau.core.mcp.PlanApplied;
import dev.bureau.core.mcp.PlanUndone;
import dev.bureau.core.mcp.PlanWithdrawn;
import dev.bureau.core.mcp.ServerMeasured;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** What the MCP servers of agents cost, and which are planned (E4). */
final class ToolMeters {
  private static final String APPLIED = "applied";
  private static final String UNDONE = "undone";
  private static final String WITHDRAWN = "withdrawn";

  private final DistributionSummary tokens;
  private final Counter warnings;
  private final Counters plans;

  ToolMeters(MeterRegistry registry) {
    tokens =
        new Family(registry, "bureau.mcp.tokens", "Tokens that the tools of a server take")
            .in("tokens")
            .summary();
    warnings =
        new Family(
                registry,
                "bureau.mcp.warnings",
                "Times that the servers of a session took too much")
            .counter();
    plans =
        new Family(registry, "bureau.mcp.plans", "Plans which servers to have that came so far")
            .by("stage", List.of(APPLIED, UNDONE, WITHDRAWN));
  }

  void join(EventTable table) {
    table.on(ServerMeasured.class, (event, seen) -> tokens.record((double) event.cost().tokens()));
    table.on(CostWarned.class, (event, seen) -> warnings.increment());
    table.on(PlanApplied.class, (event, seen) -> plans.add(APPLIED));
    table.on(PlanUndone.class, (event, seen) -> plans.add(UNDONE));
    table.on(PlanWithdrawn.class, (event, seen) -> plans.add(WITHDRAWN));
  }
}
