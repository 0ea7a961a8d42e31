package dev.bureau.core.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What is spent, and in which unit it is counted. */
public enum Measure {
  /** Tokens of all kinds. */
  TOKENS("tokens", 0),
  /** Money; exact, never rounded. */
  USD("USD", 6),
  /** The time that calls take, from their reservation until they are settled; in seconds. */
  TIME("seconds", 3),
  /** Calls. */
  CALLS("calls", 0);

  private final String unit;
  private final int digits;
  private final BigDecimal least;

  Measure(String unit, int digits) {
    this.unit = unit;
    this.digits = digits;
    this.least = BigDecimal.ONE.movePointLeft(digits);
  }

  /** The unit for people. */
  public String unit() {
    return unit;
  }

  /** The least that a call uses of which nothing is known: one, or a fraction of the unit. */
  public BigDecimal least() {
    return least;
  }

  BigDecimal roundedUp(BigDecimal amount) {
    return Amounts.exact(amount.setScale(digits, RoundingMode.CEILING));
  }
}
