package dev.bureau.core.health;

/** How well a session is (S30). A later one is worse. */
public enum HealthStatus {
  /** Nothing was found. */
  HEALTHY,
  /** It works, and somebody should look at it. */
  DEGRADED,
  /** It does not do what it is for. */
  UNHEALTHY;

  /** The worse of the two. */
  public HealthStatus or(HealthStatus other) {
    return compareTo(other) < 0 ? other : this;
  }
}
