package dev.bureau.core.cell;

import java.time.Instant;

/** A cell's work is about to begin; durable before it does. Skipped for READ_ONLY. */
public record CellStarted(Step step) implements CellEvent {
  @Override
  public Cells applyTo(Cells state, Instant at) {
    return state.changed(step, CellStatus.RUNNING, null, null, at);
  }
}
