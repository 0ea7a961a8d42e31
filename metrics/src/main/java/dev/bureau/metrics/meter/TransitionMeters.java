package dev.bureau.metrics.meter;

import dev.bureau.core.transition.Cause;
import dev.bureau.core.transition.TransitionFinished;
import dev.bureau.core.transition.TransitionIntended;
import dev.bureau.core.transition.TransitionWithdrawn;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** How sessions pass to the next of their chains (T5). Each intent stands once in a journal. */
final class TransitionMeters {
  private static final String FINISHED = "finished";
  private static final String WITHDRAWN = "withdrawn";

  private final Counters intended;
  private final Counters ended;

  TransitionMeters(MeterRegistry registry) {
    intended =
        new Family(registry, "bureau.transitions", "Passages of sessions to others, by their cause")
            .by("cause", Family.values(Cause.values()));
    ended =
        new Family(registry, "bureau.transitions.ended", "Passages that ended so")
            .by("outcome", List.of(FINISHED, WITHDRAWN));
  }

  void join(EventTable table) {
    table.on(TransitionIntended.class, (event, seen) -> intended.add(event.passage().cause()));
    table.on(TransitionFinished.class, (event, seen) -> ended.add(FINISHED));
    table.on(TransitionWithdrawn.class, (event, seen) -> ended.add(WITHDRAWN));
  }
}
