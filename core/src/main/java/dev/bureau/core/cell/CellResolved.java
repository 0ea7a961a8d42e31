package dev.bureau.core.cell;

import java.time.Instant;

/** Somebody decided about an uncertain cell. The result is empty unless one was supplied. */
public record CellResolved(Step step, Resolution resolution, Result result) implements CellEvent {
  @Override
  public Cells applyTo(Cells state, Instant at) {
    return state.with(
        switch (resolution) {
          case RETRY -> new Cell(step, CellStatus.PENDING, null, null, at);
          case SKIP -> new Cell(step, CellStatus.SKIPPED, Result.EMPTY, null, at);
          case SUPPLY -> new Cell(step, CellStatus.DONE, result, null, at);
        });
  }
}
