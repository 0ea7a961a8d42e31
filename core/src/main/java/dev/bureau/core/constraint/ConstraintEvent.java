package dev.bureau.core.constraint;

import dev.bureau.core.journal.Event;
import dev.bureau.core.journal.EventType;
import dev.bureau.core.journal.Feature;
import java.util.List;

/** What becomes of a session's limits. */
public sealed interface ConstraintEvent extends Event<Breaches> permits ConstraintBreached {
  /** What this family adds to the catalogue. */
  Feature<Breaches> FEATURE =
      new Feature<>(
          "constraint",
          Breaches.ASPECT,
          List.of(EventType.of("constraint.breached", ConstraintBreached.class)));
}
