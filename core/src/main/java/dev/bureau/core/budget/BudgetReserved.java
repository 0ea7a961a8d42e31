package dev.bureau.core.budget;

import java.time.Instant;

/** A call may be made; durable before it is. It replaces what was reserved under the same key. */
public record BudgetReserved(Reservation reservation) implements BudgetEvent {
  @Override
  public Budget applyTo(Budget state, Instant at) {
    return state.with(reservation, at);
  }
}
