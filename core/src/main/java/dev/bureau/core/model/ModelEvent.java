package dev.bureau.core.model;

import dev.bureau.core.journal.Event;
import dev.bureau.core.journal.EventType;
import dev.bureau.core.journal.Feature;
import java.util.List;

/** What is said of the models of a session. */
public sealed interface ModelEvent extends Event<ModelHistory> permits ModelSwitched {
  /** What this family adds to the catalogue. */
  Feature<ModelHistory> FEATURE =
      new Feature<>(
          "model",
          ModelHistory.ASPECT,
          List.of(EventType.of("model.switched", ModelSwitched.class)));
}
