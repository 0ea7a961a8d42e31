package dev.bureau.core.cell;

/** What a cell does to the world outside, which says what a crash in its middle means (X3). */
public enum SideEffect {
  /** Only reads: runs again. */
  READ_ONLY,
  /** May be repeated under the same key: runs again. */
  IDEMPOTENT,
  /** Must not be repeated unasked: becomes UNCERTAIN and waits for a decision. */
  EFFECT
}
