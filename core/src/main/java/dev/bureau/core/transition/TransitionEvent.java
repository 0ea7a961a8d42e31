package dev.bureau.core.transition;

import dev.bureau.core.journal.Event;
import dev.bureau.core.journal.EventType;
import dev.bureau.core.journal.Feature;
import java.util.List;

/** How a session passes to the next of its chain, as its own journal has it. */
public sealed interface TransitionEvent extends Event<Transition>
    permits TransitionIntended,
        TransitionWithdrawn,
        TransitionFinished,
        TransitionListed,
        TransitionUnlisted {
  /** What this family adds to the catalogue. */
  Feature<Transition> FEATURE =
      new Feature<>(
          "transition",
          Transition.ASPECT,
          List.of(
              EventType.of("transition.intended", TransitionIntended.class),
              EventType.of("transition.withdrawn", TransitionWithdrawn.class),
              EventType.of("transition.finished", TransitionFinished.class),
              EventType.of("transition.listed", TransitionListed.class),
              EventType.of("transition.unlisted", TransitionUnlisted.class)));
}
