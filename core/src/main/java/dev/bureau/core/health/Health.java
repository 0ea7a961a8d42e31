package dev.bureau.core.health;

import dev.bureau.core.journal.Aspect;
import dev.bureau.core.journal.Form;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well a session is, as its journal has it. Immutable. One that was never examined is HEALTHY.
 *
 * @param status how well
 * @param since when that was found; absent if it has always been so
 * @param reasons why, each as {@code indicator: reason}; none if it is HEALTHY
 */
public record Health(HealthStatus status, @Nullable Instant since, List<String> reasons) {
  /** Health as an aspect of a session. */
  public static final Aspect<Health> ASPECT =
      new Aspect<>(
          "health", 1, new Health(HealthStatus.HEALTHY, null, List.of()), Form.of(Health.class));

  public Health {
    reasons = List.copyOf(reasons);
  }
}
