package dev.bureau.core.usage;

import dev.bureau.core.price.Price;
import dev.bureau.core.price.Tokens;
import java.math.BigDecimal;

/**
 * What some calls have used and cost together.
 *
 * @param calls how many
 * @param unpriced how many of them have no price, so that the cost is without them
 * @param tokens of all of them
 * @param cost in USD, exactly, of those that have a price
 */
public record Spending(long calls, long unpriced, Tokens tokens, BigDecimal cost) {
  /** Nothing. */
  public static final Spending NONE = new Spending(0, 0, Tokens.NONE, BigDecimal.ZERO);

  public Spending {
    cost = Price.exact(cost);
  }

  /** Both together. */
  public Spending plus(Spending more) {
    return new Spending(
        calls + more.calls,
        unpriced + more.unpriced,
        tokens.plus(more.tokens),
        cost.add(more.cost));
  }

  /** This without a part of it. */
  public Spending minus(Spending part) {
    return new Spending(
        calls - part.calls,
        unpriced - part.unpriced,
        tokens.minus(part.tokens),
        cost.subtract(part.cost));
  }
}
