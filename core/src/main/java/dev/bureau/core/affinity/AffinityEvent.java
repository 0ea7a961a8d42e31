package dev.bureau.core.affinity;

import dev.bureau.core.journal.Event;
import dev.bureau.core.journal.EventType;
import dev.bureau.core.journal.Feature;
import java.util.List;

/** What becomes of bindings. */
public sealed interface AffinityEvent extends Event<Bindings>
    permits AffinityBound, AffinityUnbound {
  /** What this family adds to the catalogue. */
  Feature<Bindings> FEATURE =
      new Feature<>(
          "affinity",
          Bindings.ASPECT,
          List.of(
              EventType.of("affinity.bound", AffinityBound.class),
              EventType.of("affinity.unbound", AffinityUnbound.class)));
}
