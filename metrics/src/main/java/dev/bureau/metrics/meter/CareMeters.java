package dev.bureau.metrics.meter;

import dev.bureau.core.constraint.ConstraintBreached;
import dev.bureau.core.health.HealthChanged;
import dev.bureau.core.health.HealthStatus;
import dev.bureau.core.migration.MigrationFinished;
import dev.bureau.core.migration.MigrationIntended;
import dev.bureau.core.migration.MigrationRolledBack;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** What keeps sessions well: health, limits, moving them (S30, S2, S41). */
final class CareMeters {
  private static final String INTENDED = "intended";
  private static final String FINISHED = "finished";
  private static final String ROLLED_BACK = "rolled_back";

  private final Counters health;
  private final Counters breaches;
  private final Counters migrations;

  CareMeters(MeterRegistry registry) {
    health =
        new Family(
                registry,
                "bureau.health.changed",
                "Times that a session was found to be so from then on")
            .by("to", Family.values(HealthStatus.values()));
    breaches =
        new Family(registry, "bureau.constraints.breached", "Limits that sessions passed")
            .by("constraint", Family.orOther(List.of("timeout", "disk")));
    migrations =
        new Family(registry, "bureau.migrations", "Moves of sessions that came so far")
            .by("stage", List.of(INTENDED, FINISHED, ROLLED_BACK));
  }

  void join(EventTable table) {
    table.on(HealthChanged.class, (event, seen) -> health.add(event.to()));
    table.on(ConstraintBreached.class, (event, seen) -> breaches.add(event.constraint()));
    table.on(MigrationIntended.class, (event, seen) -> migrations.add(INTENDED));
    table.on(MigrationFinished.class, (event, seen) -> migrations.add(FINISHED));
    table.on(MigrationRolledBack.class, (event, seen) -> migrations.add(ROLLED_BACK));
  }
}
