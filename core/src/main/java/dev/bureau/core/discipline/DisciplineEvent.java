package dev.bureau.core.discipline;

import dev.bureau.core.journal.Event;
import dev.bureau.core.journal.EventType;
import dev.bureau.core.journal.Feature;
import java.util.List;

/** What is said of a session's reading. */
public sealed interface DisciplineEvent extends Event<Discipline>
    permits FileRead, ReadViolated, ReadsReset {
  /** What this family adds to the catalogue. */
  Feature<Discipline> FEATURE =
      new Feature<>(
          "discipline",
          Discipline.ASPECT,
          List.of(
              EventType.of("discipline.file-read", FileRead.class),
              EventType.of("discipline.read-violated", ReadViolated.class),
              EventType.of("discipline.reads-reset", ReadsReset.class)));
}
