package dev.bureau.core.removal;

import dev.bureau.core.journal.Event;
import dev.bureau.core.journal.EventType;
import dev.bureau.core.journal.Feature;
import java.util.List;

/** How a chain is deleted, as the journal of its last session has it. */
public sealed interface RemovalEvent extends Event<Removal> permits RemovalBegun {
  /** What this family adds to the catalogue. */
  Feature<Removal> FEATURE =
      new Feature<>(
          "removal", Removal.ASPECT, List.of(EventType.of("removal.begun", RemovalBegun.class)));
}
