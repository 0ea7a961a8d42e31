package dev.bureau.core.context;

import dev.bureau.core.error.BadInputException;

/**
 * How full a window is (E1).
 *
 * @param used the tokens in it, from 0; more than the total if its provider says so
 * @param total the tokens that go into it, 1 to 10^12
 */
public record Gauge(long used, long total) {
  /** The largest window there may be. */
  static final long MOST = 1_000_000_000_000L;

  /**
   * @throws BadInputException if one of them is out of its range
   */
  public Gauge {
    if (used < 0) {
      throw new BadInputException("used tokens", used, "give 0 or more");
    }
    if (total < 1 || total > MOST) {
      throw new BadInputException("window", total, "give 1 to " + MOST + " tokens");
    }
  }

  /**
   * The context position: the share of the window that is used, from 0; above 1 if it is too full.
   */
  public double position() {
    return (double) used / total;
  }

  /** The tokens that are free; 0 if none are. */
  public long available() {
    return Math.max(0, total - used);
  }

  Gauge with(long tokens) {
    return new Gauge(used + tokens, total);
  }

  Gauge without(long tokens) {
    return new Gauge(Math.max(0, used - tokens), total);
  }
}
