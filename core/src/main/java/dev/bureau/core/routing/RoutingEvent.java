package dev.bureau.core.routing;

import dev.bureau.core.journal.Event;
import dev.bureau.core.journal.EventType;
import dev.bureau.core.journal.Feature;
import java.util.List;

/** What is decided about who does a piece of work. */
public sealed interface RoutingEvent extends Event<RoutingMetrics> permits RoutingDecided {
  /** What this family adds to the catalogue. */
  Feature<RoutingMetrics> FEATURE =
      new Feature<>(
          "routing",
          RoutingMetrics.ASPECT,
          List.of(EventType.of("routing.decided", RoutingDecided.class)));
}
