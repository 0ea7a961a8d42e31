package dev.bureau.core.budget;

import java.time.Instant;

/** A limit holds from now on, in place of the one of its measure and reach. */
public record BudgetLimited(Limit limit) implements BudgetEvent {
  @Override
  public Budget applyTo(Budget state, Instant at) {
    return state.with(new Standing(limit, false, null));
  }
}
