package dev.bureau.metrics.meter;

import dev.bureau.core.budget.BudgetCrossed;
import dev.bureau.core.budget.BudgetReleased;
import dev.bureau.core.budget.BudgetReserved;
import dev.bureau.core.budget.BudgetSettled;
import dev.bureau.core.budget.Crossing;
import dev.bureau.core.grant.GrantDenied;
import dev.bureau.core.grant.GrantDrawn;
import dev.bureau.core.grant.GrantReturned;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** What calls are promised, and what limits decide (E1, X5). */
final class BudgetMeters {
  private static final String RESERVED = "reserved";
  private static final String SETTLED = "settled";
  private static final String RELEASED = "released";
  private static final String DRAWN = "drawn";
  private static final String DENIED = "denied";
  private static final String RETURNED = "returned";

  private final Counters reservations;
  private final Counters crossings;
  private final Counters grants;

  BudgetMeters(MeterRegistry registry) {
    reservations =
        new Family(registry, "bureau.budget.reservations", "Promises to calls that came so far")
            .by("stage", List.of(RESERVED, SETTLED, RELEASED));
    crossings =
        new Family(
                registry,
                "bureau.budget.crossed",
                "Limits that a call would have broken for the first time, by what is decided")
            .by("decision", Family.values(Crossing.values()));
    grants =
        new Family(registry, "bureau.grants", "Grants under the limits of trees that came so far")
            .by("stage", List.of(DRAWN, DENIED, RETURNED));
  }

  void join(EventTable table) {
    table.on(BudgetReserved.class, (event, seen) -> reservations.add(RESERVED));
    table.on(BudgetSettled.class, (event, seen) -> reservations.add(SETTLED));
    table.on(BudgetReleased.class, (event, seen) -> reservations.add(RELEASED));
    table.on(BudgetCrossed.class, (event, seen) -> crossings.add(event.limit().onCrossing()));
    table.on(GrantDrawn.class, (event, seen) -> grants.add(DRAWN));
    table.on(GrantDenied.class, (event, seen) -> grants.add(DENIED));
    table.on(GrantReturned.class, (event, seen) -> grants.add(RETURNED));
  }
}
