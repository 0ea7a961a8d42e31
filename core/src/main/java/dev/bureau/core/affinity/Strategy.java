package dev.bureau.core.affinity;

/** How a director's work is spread over its departments (S40). The names stand in journals. */
public enum Strategy {
  /** Each in its turn, in the order of the binding. */
  ROUND_ROBIN,
  /** Whoever has the fewest messages waiting; of several the first in the binding. */
  LEAST_LOADED,
  /**
   * All work of one key goes to one member. A key moves only if its member goes away, or another
   * comes back that it belonged to before.
   */
  STICKY,
  /** Those that have the capability that is asked for, each in its turn. */
  CAPABILITY
}
