package dev.bureau.core.session;

import java.math.BigDecimal;

/**
 * What a session has done so far.
 *
 * @param tokens all tokens used
 * @param cost in USD, exact
 * @param tasksDone messages handled
 * @param checkpoints checkpoints taken
 */
public record Totals(long tokens, BigDecimal cost, long tasksDone, long checkpoints) {
  /** Nothing yet. */
  public static final Totals NONE = new Totals(0, BigDecimal.ZERO, 0, 0);

  /** One task more. */
  public Totals withTaskDone() {
    return new Totals(tokens, cost, tasksDone + 1, checkpoints);
  }

  Totals withCheckpoint() {
    return new Totals(tokens, cost, tasksDone, checkpoints + 1);
  }

  Totals withSpent(long moreTokens, BigDecimal moreCost) {
    BigDecimal sum = cost.add(moreCost).stripTrailingZeros();
    BigDecimal plain = sum.scale() < 0 ? sum.setScale(0) : sum; // else it reads back otherwise
    return new Totals(tokens + moreTokens, plain, tasksDone, checkpoints);
  }
}
