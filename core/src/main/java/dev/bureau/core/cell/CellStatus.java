package dev.bureau.core.cell;

/** Where a cell stands (D2). */
public enum CellStatus {
  /** Shall run (again). */
  PENDING,
  /** Started and not finished, as far as the journal knows. */
  RUNNING,
  /** Finished; its result is recorded and it never runs again. */
  DONE,
  /** Its work threw; runs again at the next attempt. */
  FAILED,
  /** Its input or what it depends on has changed. */
  INVALID,
  /** An EFFECT whose process died in its middle: waits for a decision. */
  UNCERTAIN,
  /** Decided not to run; its result is empty. */
  SKIPPED
}
