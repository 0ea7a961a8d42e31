package dev.bureau.transitions.sync;

import dev.bureau.core.error.BadInputException;
import java.time.Duration;

/**
 * When sinks get what was read. Start from {@link #defaults()}.
 *
 * @param every how often, from 1 ms (120 s)
 * @param retry how long after a failure it is tried again, from 1 ms (1 s); twice as long after
 *     each further one
 * @param longestRetry but no longer than this (5 min)
 */
public record SyncConfig(Duration every, Duration retry, Duration longestRetry) {
  private static final SyncConfig DEFAULTS =
      new SyncConfig(Duration.ofSeconds(120), Duration.ofSeconds(1), Duration.ofMinutes(5));

  /**
   * @throws BadInputException if one is shorter than a millisecond or longer than a day, or the
   *     longest pause is shorter than the first
   */
  public SyncConfig {
    check("sync.every", every);
    check("sync.retry", retry);
    check("sync.longest-retry", longestRetry);
    if (longestRetry.compareTo(retry) < 0) {
      throw new BadInputException(
          "sync.longest-retry", longestRetry, "give " + retry + " or longer");
    }
  }

  private static void check(String field, Duration value) {
    if (value.toMillis() < 1 || value.toDays() >= 1) {
      throw new BadInputException(field, value, "give 1 ms or more, less than a day");
    }
  }

  /** What holds if nobody says anything else. */
  public static SyncConfig defaults() {
    return DEFAULTS;
  }

  /** The same, done that often. */
  public SyncConfig withEvery(Duration changed) {
    return new SyncConfig(changed, retry, longestRetry);
  }

  /** The same with other pauses after failures. */
  public SyncConfig withRetry(Duration first, Duration longest) {
    return new SyncConfig(every, first, longest);
  }

  /**
   * The pause after so many failures in a row.
   *
   * @param failures from 1
   */
  Duration pause(int failures) {
    Duration pause = retry;
    for (int i = 1; i < failures && pause.compareTo(longestRetry) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(longestRetry) < 0 ? pause : longestRetry;
  }
}
