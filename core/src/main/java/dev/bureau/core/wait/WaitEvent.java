package dev.bureau.core.wait;

import dev.bureau.core.journal.Event;
import dev.bureau.core.journal.EventType;
import dev.bureau.core.journal.Feature;
import java.util.List;

/** The facts of waiting. */
public sealed interface WaitEvent extends Event<Waits> permits WaitOpened, WaitSettled, WaitEnded {
  /** What this family adds to the catalogue. */
  Feature<Waits> FEATURE =
      new Feature<>(
          "wait",
          Waits.ASPECT,
          List.of(
              EventType.of("wait.opened", WaitOpened.class),
              EventType.of("wait.settled", WaitSettled.class),
              EventType.of("wait.ended", WaitEnded.class)));
}
