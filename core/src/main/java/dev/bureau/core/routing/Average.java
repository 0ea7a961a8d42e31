package dev.bureau.core.routing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The average of numbers, which are added exactly as they are written, so that it does not drift
 * however many there are. Immutable.
 *
 * @param count how many there are
 * @param sum of all of them
 */
record Average(long count, BigDecimal sum) {
  static final Average NONE = new Average(0, BigDecimal.ZERO);

  /** With one number more; the same if there is none. */
  Average with(@Nullable Double number) {
    return number == null ? this : new Average(count + 1, sum.add(BigDecimal.valueOf(number)));
  }

  /** Empty if there are no numbers. */
  OptionalDouble value() {
    return count == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            sum.divide(BigDecimal.valueOf(count), MathContext.DECIMAL128).doubleValue());
  }
}
