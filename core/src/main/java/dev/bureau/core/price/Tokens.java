package dev.bureau.core.price;

import dev.bureau.core.error.BadInputException;

/**
 * What a call uses, by the five kinds that have prices of their own (R3). Each is 0 or more.
 *
 * @param input read by the model, neither from nor into a cache
 * @param output written by the model
 * @param cacheWrite5m put into a cache for five minutes
 * @param cacheWrite1h put into a cache for an hour
 * @param cacheRead taken from a cache
 */
public record Tokens(
    long input, long output, long cacheWrite5m, long cacheWrite1h, long cacheRead) {
  /** Nothing used. */
  public static final Tokens NONE = new Tokens(0, 0, 0, 0, 0);

  /**
   * @throws BadInputException if one of them is below 0
   */
  public Tokens {
    requireCount("input tokens", input);
    requireCount("output tokens", output);
    requireCount("cache write tokens (5 min)", cacheWrite5m);
    requireCount("cache write tokens (1 h)", cacheWrite1h);
    requireCount("cache read tokens", cacheRead);
  }

  private static void requireCount(String field, long count) {
    if (count < 0) {
      throw new BadInputException(field, count, "give 0 or more");
    }
  }

  /** Without any cache. */
  public static Tokens of(long input, long output) {
    return new Tokens(input, output, 0, 0, 0);
  }

  /**
   * Both together.
   *
   * @throws BadInputException if one kind comes to 2^63 or more
   */
  public Tokens plus(Tokens more) {
    return new Tokens(
        sum(input, more.input),
        sum(output, more.output),
        sum(cacheWrite5m, more.cacheWrite5m),
        sum(cacheWrite1h, more.cacheWrite1h),
        sum(cacheRead, more.cacheRead));
  }

  /** These without some of them. */
  public Tokens minus(Tokens part) {
    return new Tokens(
        input - part.input,
        output - part.output,
        cacheWrite5m - part.cacheWrite5m,
        cacheWrite1h - part.cacheWrite1h,
        cacheRead - part.cacheRead);
  }

  /** The larger of each kind. */
  public Tokens max(Tokens other) {
    return new Tokens(
        Math.max(input, other.input),
        Math.max(output, other.output),
        Math.max(cacheWrite5m, other.cacheWrite5m),
        Math.max(cacheWrite1h, other.cacheWrite1h),
        Math.max(cacheRead, other.cacheRead));
  }

  /** Whether there is at least as much of each kind. */
  public boolean covers(Tokens other) {
    return max(other).equals(this);
  }

  /** What was put into caches. */
  public long cacheWrite() {
    return sum(cacheWrite5m, cacheWrite1h);
  }

  /**
   * All kinds together.
   *
   * @throws BadInputException if they are 2^63 or more
   */
  public long total() {
    return sum(sum(sum(input, output), cacheWrite()), cacheRead);
  }

  private static long sum(long a, long b) {
    long sum = a + b;
    if (sum < 0) {
      throw new BadInputException("tokens", a + " + " + b, "keep the sum below 2^63");
    }
    return sum;
  }
}
