package dev.bureau.core.health;

import dev.bureau.core.journal.Event;
import dev.bureau.core.journal.EventType;
import dev.bureau.core.journal.Feature;
import java.util.List;

/** The facts of a session's health. */
public sealed interface HealthEvent extends Event<Health> permits HealthChanged {
  /** What this family adds to the catalogue. */
  Feature<Health> FEATURE =
      new Feature<>(
          "health", Health.ASPECT, List.of(EventType.of("health.changed", HealthChanged.class)));
}
