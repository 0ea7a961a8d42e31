package dev.bureau.core.budget;

import java.time.Instant;

/** There is no limit of that measure and reach any more. */
public record BudgetUnlimited(Measure measure, Reach reach) implements BudgetEvent {
  @Override
  public Budget applyTo(Budget state, Instant at) {
    return state.without(measure, reach);
  }
}
