package dev.bureau.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Wall-clock time that stands still until a test turns it. Thread-safe. */
public final class ManualClock implements InstantSource {
  /**
   * Where a manual clock stands unless told: an instant with nanoseconds, to find who drops them.
   */
  public static final Instant START = Instant.parse("2026-03-01T08:00:00.123456789Z");

  private volatile Instant now;

  private ManualClock(Instant start) {
    this.now = start;
  }

  /** A clock that stands at {@link #START}. */
  public static ManualClock standing() {
    return new ManualClock(START);
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** Turns it by that much; backwards if negative, as wall clocks do. */
  public synchronized void advance(Duration by) {
    now = now.plus(by);
  }
}
