package dev.bureau.core.cell;

import java.time.Instant;

/** The process died between the start and the end of an EFFECT; whether it happened is unknown. */
public record CellBecameUncertain(Step step) implements CellEvent {
  @Override
  public Cells applyTo(Cells state, Instant at) {
    return state.changed(step, CellStatus.UNCERTAIN, null, null, at);
  }
}
