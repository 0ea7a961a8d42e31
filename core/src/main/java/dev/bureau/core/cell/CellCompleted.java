package dev.bureau.core.cell;

import java.time.Instant;

/** A cell's work returned; it will not run again. */
public record CellCompleted(Step step, Result result) implements CellEvent {
  @Override
  public Cells applyTo(Cells state, Instant at) {
    return state.changed(step, CellStatus.DONE, result, null, at);
  }
}
