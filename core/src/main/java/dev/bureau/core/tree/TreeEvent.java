package dev.bureau.core.tree;

import dev.bureau.core.journal.Event;
import dev.bureau.core.journal.EventType;
import dev.bureau.core.journal.Feature;
import java.util.List;

/** What becomes of a session and all below it. */
public sealed interface TreeEvent extends Event<Stopping> permits TreeStopping {
  /** What this family adds to the catalogue. */
  Feature<Stopping> FEATURE =
      new Feature<>(
          "tree", Stopping.ASPECT, List.of(EventType.of("tree.stopping", TreeStopping.class)));
}
