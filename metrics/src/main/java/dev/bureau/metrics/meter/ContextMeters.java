package dev.bureau.metrics.meter;

import dev.bureau.core.context.CompressionLevel;
import dev.bureau.core.context.ContextCompressed;
import dev.bureau.core.context.ContextPositioned;
import dev.bureau.core.context.RecoveryWanted;
import dev.bureau.core.context.ThresholdCrossed;
import dev.bureau.core.context.ThresholdLeft;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** How full the windows of agents are, and what is done about it (E1–E3). */
final class ContextMeters {
  private static final String CROSSED = "crossed";
  private static final String LEFT = "left";

  private final DistributionSummary position;
  private final Counters thresholds;
  private final Counters compressions;
  private final Counter recoveries;

  ContextMeters(MeterRegistry registry) {
    position =
        new Family(registry, "bureau.context.position", "How full a window was after it changed")
            .in("ratio")
            .summary();
    thresholds =
        new Family(
                registry,
                "bureau.context.thresholds",
                "Shares of a window that were reached, or are no longer")
            .by("way", List.of(CROSSED, LEFT));
    compressions =
        new Family(registry, "bureau.context.compressions", "Times that entries were given up")
            .by("level", Family.values(CompressionLevel.values()));
    recoveries =
        new Family(
                registry,
                "bureau.context.recoveries",
                "Times that it was announced that a session is to go on with a fresh window, or that"
                    + " this began")
            .counter();
  }

  void join(EventTable table) {
    table.on(ContextPositioned.class, (event, seen) -> position.record(event.gauge().position()));
    table.on(ThresholdCrossed.class, (event, seen) -> thresholds.add(CROSSED));
    table.on(ThresholdLeft.class, (event, seen) -> thresholds.add(LEFT));
    table.on(ContextCompressed.class, (event, seen) -> compressions.add(event.level()));
    table.on(RecoveryWanted.class, (event, seen) -> recoveries.increment());
  }
}
