package dev.bureau.core.cell;

import java.time.Instant;

/** A cell's work threw; it runs again at the next attempt. */
public record CellFailed(Step step, String error) implements CellEvent {
  @Override
  public Cells applyTo(Cells state, Instant at) {
    return state.changed(step, CellStatus.FAILED, null, error, at);
  }
}
