package dev.bureau.core.task;

import dev.bureau.core.journal.Event;
import dev.bureau.core.journal.EventType;
import dev.bureau.core.journal.Feature;
import java.util.List;

/** The facts of handing out work. */
public sealed interface TaskEvent extends Event<Tasks> permits TaskGiven, TaskHandedOut, TaskEnded {
  /** What this family adds to the catalogue. */
  Feature<Tasks> FEATURE =
      new Feature<>(
          "task",
          Tasks.ASPECT,
          List.of(
              EventType.of("task.given", TaskGiven.class),
              EventType.of("task.handed-out", TaskHandedOut.class),
              EventType.of("task.ended", TaskEnded.class)));
}
