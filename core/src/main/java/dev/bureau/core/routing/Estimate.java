package dev.bureau.core.routing;

import dev.bureau.core.error.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a piece of work before it is routed (R6).
 *
 * @param complexity how complex it is, 0–1; null if nobody knows
 * @param confidence how sure that is, 0–1; null if nobody knows
 */
public record Estimate(@Nullable Double complexity, @Nullable Double confidence) {
  /** Nothing is known. */
  public static final Estimate NONE = new Estimate(null, null);

  /**
   * @throws BadInputException if one of them is outside of 0–1
   */
  public Estimate {
    check("complexity", complexity);
    check("confidence", confidence);
  }

  /**
   * Both are known, each 0–1.
   *
   * @throws BadInputException if one of them is outside of its range
   */
  public static Estimate of(double complexity, double confidence) {
    return new Estimate(complexity, confidence);
  }

  private static void check(String field, @Nullable Double share) {
    if (share != null && !(share >= 0 && share <= 1)) {
      throw new BadInputException(field, share, "give a number from 0 to 1");
    }
  }
}
