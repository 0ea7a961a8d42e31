package dev.bureau.core.cell;

import dev.bureau.core.journal.Event;
import dev.bureau.core.journal.EventType;
import dev.bureau.core.journal.Feature;
import java.util.List;

/** The facts of a cell's life. */
public sealed interface CellEvent extends Event<Cells>
    permits CellStarted, CellCompleted, CellFailed, CellBecameUncertain, CellResolved, CellCarried {
  /** What this family adds to the catalogue. */
  Feature<Cells> FEATURE =
      new Feature<>(
          "cell",
          Cells.ASPECT,
          List.of(
              EventType.of("cell.started", CellStarted.class),
              EventType.of("cell.completed", CellCompleted.class),
              EventType.of("cell.failed", CellFailed.class),
              EventType.of("cell.became-uncertain", CellBecameUncertain.class),
              EventType.of("cell.resolved", CellResolved.class),
              EventType.of("cell.carried", CellCarried.class)));

  /** What the cell is. */
  Step step();
}
