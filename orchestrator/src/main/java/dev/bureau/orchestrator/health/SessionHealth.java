package dev.bureau.orchestrator.health;

import dev.bureau.core.health.Figures;
import dev.bureau.core.health.HealthStatus;
import dev.bureau.core.id.SessionId;
import java.util.List;

/**
 * How well a session is (S30).
 *
 * @param id which session
 * @param status how well
 * @param reasons why, each as {@code indicator: reason}; none if it is HEALTHY
 * @param figures what is known of it; what cannot be known here is absent
 */
public record SessionHealth(
    SessionId id, HealthStatus status, List<String> reasons, Figures figures) {
  public SessionHealth {
    reasons = List.copyOf(reasons);
  }
}
