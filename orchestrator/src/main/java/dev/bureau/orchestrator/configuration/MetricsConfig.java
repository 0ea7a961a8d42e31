package dev.bureau.orchestrator.configuration;

import dev.bureau.core.error.BadInputException;
import java.time.Duration;

/**
 * How figures are told to those who want them (S1, S11).
 *
 * @param enabled whether they are (on)
 * @param interval how often, from a second to 36,500 days (10 s)
 */
public record MetricsConfig(boolean enabled, Duration interval) {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(36_500);

  /**
   * @throws BadInputException if the interval is out of its range
   */
  public MetricsConfig {
    if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
      throw new BadInputException(
          "metrics.interval", interval, "give a second to " + LONGEST.toDays() + " days");
    }
  }

  /** What the design says. */
  public static MetricsConfig defaults() {
    return new MetricsConfig(true, Duration.ofSeconds(10));
  }

  /** The same, telling them or not. */
  public MetricsConfig withEnabled(boolean changed) {
    return new MetricsConfig(changed, interval);
  }

  /** The same at another interval. */
  public MetricsConfig withInterval(Duration changed) {
    return new MetricsConfig(enabled, changed);
  }
}
