package dev.bureau.core.health;

/**
 * What an indicator says of a session.
 *
 * @param status how well the session is, as far as that indicator goes
 * @param reason why, in a few words; empty if it is HEALTHY
 */
public record Finding(HealthStatus status, String reason) {
  /** Nothing is wrong, or nothing is known. */
  public static final Finding HEALTHY = new Finding(HealthStatus.HEALTHY, "");

  /** Somebody should look at it. */
  public static Finding degraded(String reason) {
    return new Finding(HealthStatus.DEGRADED, reason);
  }

  /** It does not do what it is for. */
  public static Finding unhealthy(String reason) {
    return new Finding(HealthStatus.UNHEALTHY, reason);
  }
}
