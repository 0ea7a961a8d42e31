package dev.bureau.testing.simulation;

/** What may happen to a node whenever it asks the store (X41). */
public enum Fault {
  /** Its process dies, before or after what it asked has happened; another starts later. */
  CRASH,
  /** All of it stands still for a while, as in a long collection of garbage or when suspended. */
  PAUSE,
  /** It reaches the store no more for a while; what it asked last may have happened. */
  CUT_OFF,
  /** Its wall clock jumps, forwards or back. */
  CLOCK_JUMP,
  /** What it asked does not happen, and it is told that the store cannot serve. */
  FAILS_BEFORE,
  /** What it asked happens, and it is told that the store cannot serve. */
  FAILS_AFTER,
  /** What it asked takes long. */
  SLOW,
  /** What it asked reaches the store twice. */
  DOUBLED,
  /**
   * It is told that the store cannot serve, and what it asked happens later, behind other things.
   */
  LATE
}
