package dev.bureau.store.sql;

import dev.bureau.core.error.BadInputException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Times as nanoseconds since 1970, which is exact and sorts; reaches from 1677 to 2262. */
final class Nanos {
  private static final long SECOND = 1_000_000_000L;
  private static final Instant FIRST = instant(Long.MIN_VALUE);
  private static final Instant LAST = instant(Long.MAX_VALUE);

  private Nanos() {}

  /**
   * The time exactly.
   *
   * @throws BadInputException if it is out of reach
   */
  static long exact(Instant time) {
    if (time.isBefore(FIRST) || time.isAfter(LAST)) {
      throw new BadInputException("time", time, "give one from " + FIRST + " to " + LAST);
    }
    return clamped(time);
  }

  /** The time exactly, if there is one. */
  static @Nullable Long orNull(@Nullable Instant time) {
    return time == null ? null : exact(time);
  }

  /** The time, or the nearest one in reach: for limits such as "never" and "always". */
  static long clamped(Instant time) {
    if (time.isBefore(FIRST)) {
      return Long.MIN_VALUE;
    }
    if (time.isAfter(LAST)) {
      return Long.MAX_VALUE;
    }
    // In this order, for the seconds of the earliest times alone would overflow.
    return time.getEpochSecond() < 0
        ? (time.getEpochSecond() + 1) * SECOND + (time.getNano() - SECOND)
        : time.getEpochSecond() * SECOND + time.getNano();
  }

  static Instant instant(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
  }
}
