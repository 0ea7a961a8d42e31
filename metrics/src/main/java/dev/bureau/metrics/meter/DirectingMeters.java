package dev.bureau.metrics.meter;

import dev.bureau.core.staff.StaffGone;
import dev.bureau.core.staff.StaffStarted;
import dev.bureau.core.task.TaskEnded;
import dev.bureau.core.task.TaskGiven;
import dev.bureau.core.task.TaskHandedOut;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** The tasks of directors, and the departments that come and go with them (S1). */
final class DirectingMeters {
  private static final String GIVEN = "given";
  private static final String HANDED_OUT = "handed_out";
  private static final String ENDED = "ended";
  private static final String REFUSED = "refused";
  private static final String STARTED = "started";
  private static final String GONE = "gone";

  private final Counters tasks;
  private final Counters staff;

  DirectingMeters(MeterRegistry registry) {
    tasks =
        new Family(registry, "bureau.tasks", "Tasks of directors that came so far")
            .by("stage", List.of(GIVEN, HANDED_OUT, ENDED, REFUSED));
    staff =
        new Family(registry, "bureau.staff", "Departments that came or went with the work")
            .by("change", List.of(STARTED, GONE));
  }

  void join(EventTable table) {
    table.on(TaskGiven.class, (event, seen) -> tasks.add(GIVEN));
    table.on(TaskHandedOut.class, (event, seen) -> tasks.add(HANDED_OUT));
    table.on(
        TaskEnded.class, (event, seen) -> tasks.add(event.refusal() == null ? ENDED : REFUSED));
    table.on(StaffStarted.class, (event, seen) -> staff.add(STARTED));
    table.on(StaffGone.class, (event, seen) -> staff.add(GONE));
  }
}
