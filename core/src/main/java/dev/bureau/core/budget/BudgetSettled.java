package dev.bureau.core.budget;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A call has ended; what it used stands in the same commit.
 *
 * @param key that of its reservation
 * @param seconds how long it took, from its reservation on
 * @param calls 1 if it was made and nobody reported any usage of it, else 0
 */
public record BudgetSettled(String key, BigDecimal seconds, long calls) implements BudgetEvent {
  @Override
  public Budget applyTo(Budget state, Instant at) {
    return state.settled(this, at);
  }
}
