package dev.bureau.core.budget;

import java.time.Instant;

/**
 * Nothing is promised any more under that key: the call was not made, or nobody will settle it.
 *
 * @param key that of the reservation
 */
public record BudgetReleased(String key) implements BudgetEvent {
  @Override
  public Budget applyTo(Budget state, Instant at) {
    return state.released(key, at);
  }
}
