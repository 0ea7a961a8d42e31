package dev.bureau.core.migration;

import dev.bureau.core.journal.Event;
import dev.bureau.core.journal.EventType;
import dev.bureau.core.journal.Feature;
import java.util.List;

/** What becomes of a session's way to another workspace. */
public sealed interface MigrationEvent extends Event<Migration>
    permits MigrationIntended,
        MigrationVerified,
        MigrationFinished,
        MigrationWithdrawn,
        MigrationRolledBack {
  /** What this family adds to the catalogue. */
  Feature<Migration> FEATURE =
      new Feature<>(
          "migration",
          Migration.ASPECT,
          List.of(
              EventType.of("migration.intended", MigrationIntended.class),
              EventType.of("migration.verified", MigrationVerified.class),
              EventType.of("migration.finished", MigrationFinished.class),
              EventType.of("migration.withdrawn", MigrationWithdrawn.class),
              EventType.of("migration.rolled-back", MigrationRolledBack.class)));
}
