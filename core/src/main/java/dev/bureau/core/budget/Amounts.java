package dev.bureau.core.budget;

import dev.bureau.core.error.BadInputException;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * So much of each measure. Exact, in one form: no zeros at the end of decimals.
 *
 * @param tokens of all kinds
 * @param usd money
 * @param seconds time
 * @param calls calls
 */
public record Amounts(BigDecimal tokens, BigDecimal usd, BigDecimal seconds, BigDecimal calls) {
  /** Nothing. */
  public static final Amounts NONE =
      new Amounts(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

  private static final BigDecimal MOST = BigDecimal.TEN.pow(15);
  private static final int DIGITS = 20;

  public Amounts {
    tokens = exact(tokens);
    usd = exact(usd);
    seconds = exact(seconds);
    calls = exact(calls);
  }

  /**
   * An amount that users say, in its one form.
   *
   * @param field what they know it as
   * @throws BadInputException if it is below 0, above 10^15, or has more than 20 decimals
   */
  public static BigDecimal said(String field, BigDecimal amount) {
    // Its short form: with an exponent, the plain one may be a gigabyte.
    if (amount.signum() < 0 || amount.compareTo(MOST) > 0) {
      throw new BadInputException(field, amount.toString(), "give 0 to 10^15");
    }
    BigDecimal exact = exact(amount);
    if (exact.scale() > DIGITS) {
      throw new BadInputException(field, amount.toString(), "give at most 20 decimals");
    }
    return exact;
  }

  /** A time in seconds, to the millisecond; of any length. */
  public static BigDecimal seconds(Duration time) {
    BigDecimal millis = BigDecimal.valueOf(time.toMillisPart(), 3);
    return exact(BigDecimal.valueOf(time.toSeconds()).add(millis));
  }

  static BigDecimal exact(BigDecimal amount) {
    if (amount.scale() == 0) {
      return amount;
    }
    BigDecimal stripped = amount.stripTrailingZeros();
    if (stripped.scale() < 0) {
      return stripped.setScale(0);
    }
    return stripped.scale() == amount.scale() ? amount : stripped; // so that journals share it
  }

  /** How much of one measure. */
  public BigDecimal of(Measure measure) {
    return switch (measure) {
      case TOKENS -> tokens;
      case USD -> usd;
      case TIME -> seconds;
      case CALLS -> calls;
    };
  }

  /** These with another amount of one measure. */
  public Amounts with(Measure measure, BigDecimal amount) {
    return switch (measure) {
      case TOKENS -> new Amounts(amount, usd, seconds, calls);
      case USD -> new Amounts(tokens, amount, seconds, calls);
      case TIME -> new Amounts(tokens, usd, amount, calls);
      case CALLS -> new Amounts(tokens, usd, seconds, amount);
    };
  }

  /** Both together. */
  public Amounts plus(Amounts more) {
    if (more.areNone()) {
      return this;
    }
    return new Amounts(
        sum(tokens, more.tokens),
        sum(usd, more.usd),
        sum(seconds, more.seconds),
        sum(calls, more.calls));
  }

  /** Two amounts together, in the one form; mostly one of them is nothing. */
  public static BigDecimal sum(BigDecimal one, BigDecimal other) {
    if (other.signum() == 0) {
      return one;
    }
    return one.signum() == 0 ? other : exact(one.add(other));
  }

  /** These without some of them; what is less than nothing stays so. */
  public Amounts minus(Amounts part) {
    if (part.areNone()) {
      return this;
    }
    return new Amounts(
        rest(tokens, part.tokens),
        rest(usd, part.usd),
        rest(seconds, part.seconds),
        rest(calls, part.calls));
  }

  /** Mostly nothing is taken, or all. */
  private static BigDecimal rest(BigDecimal whole, BigDecimal part) {
    if (part.signum() == 0) {
      return whole;
    }
    return whole.compareTo(part) == 0 ? BigDecimal.ZERO : whole.subtract(part);
  }

  /** Whether there is nothing of any measure. */
  public boolean areNone() {
    return equals(NONE);
  }
}
