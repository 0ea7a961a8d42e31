package dev.bureau.core.health;

import java.time.Instant;
import java.util.List;

/**
 * A session was found to be better or worse than before.
 *
 * @param from how well it was
 * @param to how well it is
 * @param reasons why, each as {@code indicator: reason}; none if it is HEALTHY
 */
public record HealthChanged(HealthStatus from, HealthStatus to, List<String> reasons)
    implements HealthEvent {
  public HealthChanged {
    reasons = List.copyOf(reasons);
  }

  @Override
  public Health applyTo(Health state, Instant at) {
    return new Health(to, at, reasons);
  }
}
