package dev.bureau.core.duty;

import dev.bureau.core.journal.Event;
import dev.bureau.core.journal.EventType;
import dev.bureau.core.journal.Feature;
import java.util.List;

/** What is said of a session's duty. */
public sealed interface DutyEvent extends Event<Duty> permits DutyAssigned {
  /** What this family adds to the catalogue. */
  Feature<Duty> FEATURE =
      new Feature<>(
          "duty", Duty.ASPECT, List.of(EventType.of("duty.assigned", DutyAssigned.class)));
}
