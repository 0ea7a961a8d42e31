package dev.bureau.core.cell;

import java.time.Instant;

/** Somebody decided about an uncertain cell. The result is empty unless one was supplied. */
public record CellResolved(Step step, Resolution resolution, Result result) implements CellEvent {
  @Override
  public Cells applyTo(Cells state, Instant at) {
    return switch (resolution) {
      case RETRY -> state.changed(step, CellStatus.PENDING, null, null, at);
      case SKIP -> state.changed(step, CellStatus.SKIPPED, Result.EMPTY, null, at);
      case SUPPLY -> state.changed(step, CellStatus.DONE, result, null, at);
    };
  }
}
