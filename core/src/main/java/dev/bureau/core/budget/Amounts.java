package dev.bureau.core.budget;

import java.math.BigDecimal;

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

  public Amounts {
    tokens = exact(tokens);
    usd = exact(usd);
    seconds = exact(seconds);
    calls = exact(calls);
  }

  static BigDecimal exact(BigDecimal amount) {
    if (amount.scale() == 0) {
      return amount;
    }
    BigDecimal stripped = amount.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
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
    if (more.equals(NONE)) {
      return this;
    }
    return new Amounts(
        sum(tokens, more.tokens),
        sum(usd, more.usd),
        sum(seconds, more.seconds),
        sum(calls, more.calls));
  }

  /** Mostly one of them is nothing. */
  private static BigDecimal sum(BigDecimal one, BigDecimal other) {
    if (other.signum() == 0) {
      return one;
    }
    return one.signum() == 0 ? other : one.add(other);
  }

  /** These without some of them; what is less than nothing stays so. */
  public Amounts minus(Amounts part) {
    if (part.equals(NONE)) {
      return this;
    }
    return new Amounts(
        tokens.subtract(part.tokens),
        usd.subtract(part.usd),
        seconds.subtract(part.seconds),
        calls.subtract(part.calls));
  }

  /** Whether there is nothing of any measure. */
  public boolean areNone() {
    return equals(NONE);
  }
}
