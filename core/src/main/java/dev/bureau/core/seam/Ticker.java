package dev.bureau.core.seam;

/** Monotonic time for measuring how long something took; unrelated to the wall clock. */
@FunctionalInterface
public interface Ticker {
  /** Nanoseconds since some fixed but arbitrary point; never runs backwards. */
  long nanos();
}
