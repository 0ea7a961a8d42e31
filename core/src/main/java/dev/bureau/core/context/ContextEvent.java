package dev.bureau.core.context;

import dev.bureau.core.journal.Event;
import dev.bureau.core.journal.EventType;
import dev.bureau.core.journal.Feature;
import java.util.List;

/** What is said of what an agent knows, and of its window. */
public sealed interface ContextEvent extends Event<ContextMap>
    permits ContextPut,
        ContextRemoved,
        ContextDeferred,
        ContextRecalled,
        ContextCompressed,
        ContextEmptied,
        ContextReported,
        ContextPositioned,
        ThresholdCrossed,
        ThresholdLeft,
        RecoveryWanted {
  /** What this family adds to the catalogue. */
  Feature<ContextMap> FEATURE =
      new Feature<>(
          "context",
          ContextMap.ASPECT,
          List.of(
              EventType.of("context.put", ContextPut.class),
              EventType.of("context.removed", ContextRemoved.class),
              EventType.of("context.deferred", ContextDeferred.class),
              EventType.of("context.recalled", ContextRecalled.class),
              EventType.of("context.compressed", ContextCompressed.class),
              EventType.of("context.emptied", ContextEmptied.class),
              EventType.of("context.reported", ContextReported.class),
              EventType.of("context.positioned", ContextPositioned.class),
              EventType.of("context.threshold-crossed", ThresholdCrossed.class),
              EventType.of("context.threshold-left", ThresholdLeft.class),
              EventType.of("context.recovery-wanted", RecoveryWanted.class)));
}
