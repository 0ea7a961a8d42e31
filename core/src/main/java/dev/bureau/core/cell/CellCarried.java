package dev.bureau.core.cell;

import java.time.Instant;

/**
 * A cell of an earlier session of the chain, whose message is handled in this one: it is the same
 * under the same key, so that nothing happens twice.
 */
public record CellCarried(Cell cell) implements CellEvent {
  @Override
  public Step step() {
    return cell.step();
  }

  @Override
  public Cells applyTo(Cells state, Instant at) {
    return state.with(cell);
  }
}
