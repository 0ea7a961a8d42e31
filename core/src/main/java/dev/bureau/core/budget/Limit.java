package dev.bureau.core.budget;

import dev.bureau.core.error.BadInputException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * The most that may be spent of one measure (E1, X5). A session has at most one of each measure and
 * reach. All that was spent counts, also what was spent before the limit was set.
 *
 * <pre>{@code
 * Limit.usd("5").tree()
 * Limit.tokens(100_000).onCrossing(Crossing.ASK)
 * }</pre>
 *
 * @param measure of what
 * @param amount the most, above 0, in the measure's unit
 * @param reach whose spending, the session's own unless said
 * @param onCrossing what is decided when a call would break it, {@link Crossing#DEGRADE} unless
 *     said
 * @param unpriced what is done with calls without a price, refused unless said; only a limit of
 *     money looks at it
 */
public record Limit(
    Measure measure, BigDecimal amount, Reach reach, Crossing onCrossing, Unpriced unpriced) {
  private static final BigDecimal SHARE = new BigDecimal("0.04");

  /**
   * @throws BadInputException if the amount is not above 0, above 10^15, has more than 20 decimals,
   *     or is no whole number of tokens or calls
   */
  public Limit {
    if (amount.signum() <= 0) {
      throw new BadInputException(field(measure), amount.toString(), "give more than 0");
    }
    amount = Amounts.said(field(measure), amount);
    boolean whole = measure == Measure.TOKENS || measure == Measure.CALLS;
    if (whole && amount.scale() > 0) {
      throw new BadInputException(field(measure), amount.toString(), "give a whole number");
    }
  }

  private static String field(Measure measure) {
    return "limit of " + measure.unit();
  }

  /** So many tokens. */
  public static Limit tokens(long most) {
    return of(Measure.TOKENS, BigDecimal.valueOf(most));
  }

  /**
   * So much money.
   *
   * @param most a decimal number, such as {@code 5} or {@code 0.25}
   */
  public static Limit usd(String most) {
    try {
      return of(Measure.USD, new BigDecimal(most));
    } catch (NumberFormatException e) {
      throw new BadInputException(field(Measure.USD), most, "give a number such as 2.50");
    }
  }

  /** So much time in calls. */
  public static Limit time(Duration most) {
    return of(Measure.TIME, Amounts.seconds(most));
  }

  /** So many calls. */
  public static Limit calls(long most) {
    return of(Measure.CALLS, BigDecimal.valueOf(most));
  }

  private static Limit of(Measure measure, BigDecimal most) {
    return new Limit(measure, most, Reach.SESSION, Crossing.DEGRADE, Unpriced.REFUSED);
  }

  /** The same for the session and all below it. */
  public Limit tree() {
    return new Limit(measure, amount, Reach.TREE, onCrossing, unpriced);
  }

  /** The same with another decision. */
  public Limit onCrossing(Crossing decision) {
    return new Limit(measure, amount, reach, decision, unpriced);
  }

  /** The same with another rule for calls without a price. */
  public Limit unpriced(Unpriced rule) {
    return new Limit(measure, amount, reach, onCrossing, rule);
  }

  /** The same with another amount. */
  public Limit amount(BigDecimal most) {
    return new Limit(measure, most, reach, onCrossing, unpriced);
  }

  /** Whether it refuses calls of which nobody knows what they cost. */
  public boolean refusesUnpriced() {
    return measure == Measure.USD
        && unpriced == Unpriced.REFUSED
        && onCrossing != Crossing.CONTINUE; // which refuses nothing
  }

  /** Whether both hold for the same measure and reach, so that a session has one of them only. */
  public boolean isLike(Limit other) {
    return is(other.measure, other.reach);
  }

  /**
   * Makes sure that no two of these are of the same measure and reach.
   *
   * @throws BadInputException if two are
   */
  public static void requireDifferent(List<Limit> limits) {
    for (int i = 1; i < limits.size(); i++) {
      Limit each = limits.get(i);
      if (limits.subList(0, i).stream().anyMatch(each::isLike)) {
        throw new BadInputException("budget", each, "give one limit of each measure and reach");
      }
    }
  }

  boolean is(Measure ofThat, Reach holdsFor) {
    return measure == ofThat && reach == holdsFor;
  }

  /** What one who is below draws at a time, unless it needs more: a 25th. */
  public BigDecimal share() {
    return measure.roundedUp(amount.multiply(SHARE));
  }

  /** For people. */
  @Override
  public String toString() {
    return amount.toPlainString()
        + " "
        + measure.unit()
        + (reach == Reach.TREE ? " for the tree" : "");
  }
}
