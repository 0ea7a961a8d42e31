package dev.bureau.core.staff;

import dev.bureau.core.journal.Event;
import dev.bureau.core.journal.EventType;
import dev.bureau.core.journal.Feature;
import java.util.List;

/** The facts of departments that come and go. */
public sealed interface StaffEvent extends Event<Staff>
    permits StaffWanted, StaffStarted, StaffDismissed, StaffGone {
  /** What this family adds to the catalogue. */
  Feature<Staff> FEATURE =
      new Feature<>(
          "staff",
          Staff.ASPECT,
          List.of(
              EventType.of("staff.wanted", StaffWanted.class),
              EventType.of("staff.started", StaffStarted.class),
              EventType.of("staff.dismissed", StaffDismissed.class),
              EventType.of("staff.gone", StaffGone.class)));
}
