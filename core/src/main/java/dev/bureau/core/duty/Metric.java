package dev.bureau.core.duty;

/** What an observer wants to know of those it watches, beside their events (S1). */
public enum Metric {
  /** The share of a processor that it uses. */
  CPU,
  /** The bytes of memory that it uses. */
  MEMORY,
  /** How many messages it handles in a second. */
  THROUGHPUT
}
