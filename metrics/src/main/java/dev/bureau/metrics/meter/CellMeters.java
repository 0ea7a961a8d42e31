package dev.bureau.metrics.meter;

import dev.bureau.core.cell.CellBecameUncertain;
import dev.bureau.core.cell.CellCompleted;
import dev.bureau.core.cell.CellFailed;
import dev.bureau.core.cell.CellResolved;
import dev.bureau.core.wait.WaitEnded;
import dev.bureau.core.wait.WaitOpened;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;

/** Durable steps, and waiting for others. */
final class CellMeters {
  private static final String COMPLETED = "completed";
  private static final String FAILED = "failed";
  private static final String UNCERTAIN = "uncertain";
  private static final String RESOLVED = "resolved";
  private static final String OPENED = "opened";

  private final Counters cells;
  private final Counters waits;

  CellMeters(MeterRegistry registry) {
    cells =
        new Family(
                registry,
                "bureau.cells",
                "Durable steps that ended so; uncertain: an effect that may have happened")
            .by("outcome", List.of(COMPLETED, FAILED, UNCERTAIN, RESOLVED));
    List<String> outcomes = new ArrayList<>(Family.values(WaitEnded.Outcome.values()));
    outcomes.add(OPENED);
    waits =
        new Family(registry, "bureau.waits", "Waits of sessions that were opened, or ended so")
            .by("outcome", outcomes);
  }

  void join(EventTable table) {
    table.on(CellCompleted.class, (event, seen) -> cells.add(COMPLETED));
    table.on(CellFailed.class, (event, seen) -> cells.add(FAILED));
    table.on(CellBecameUncertain.class, (event, seen) -> cells.add(UNCERTAIN));
    table.on(CellResolved.class, (event, seen) -> cells.add(RESOLVED));
    table.on(WaitOpened.class, (event, seen) -> waits.add(OPENED));
    table.on(WaitEnded.class, (event, seen) -> waits.add(event.outcome()));
  }
}
