package dev.bureau.core.checkpoint;

import dev.bureau.core.journal.Event;
import dev.bureau.core.journal.EventType;
import dev.bureau.core.journal.Feature;
import java.util.List;

/** The facts of checkpoints. */
public sealed interface CheckpointEvent extends Event<Checkpoints> permits CheckpointTaken {
  /** What this family adds to the catalogue. */
  Feature<Checkpoints> FEATURE =
      new Feature<>(
          "checkpoint",
          Checkpoints.ASPECT,
          List.of(EventType.of("checkpoint.taken", CheckpointTaken.class)));
}
