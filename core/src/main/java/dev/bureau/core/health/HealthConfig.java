package dev.bureau.core.health;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.Names;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * How the health of sessions is judged, and how often (S30). Start from {@link #defaults()}.
 *
 * @param enabled whether the sessions that work in this process are examined by themselves (on), or
 *     only when somebody asks
 * @param interval how often they are, at most 36,500 days (30 s)
 * @param errors which share of failed attempts is too high
 * @param silence for how long work may wait without anything being done
 * @param own the users' own indicators, by name
 */
public record HealthConfig(
    boolean enabled,
    Duration interval,
    ErrorLimits errors,
    SilenceLimits silence,
    Map<String, HealthIndicator> own) {
  /** How many attempts there must have been before their share of failures means something. */
  public static final int LEAST_ATTEMPTS = 8;

  private static final Duration LONGEST = Duration.ofDays(36_500);
  private static final Set<String> BUILT_IN =
      Set.of("status", "host", "queue", "errors", "silence");

  /**
   * @throws BadInputException naming the key that is out of its range
   */
  public HealthConfig {
    positive("health.interval", interval);
    if (interval.compareTo(LONGEST) > 0) {
      throw new BadInputException(
          "health.interval", interval, "give at most " + LONGEST.toDays() + " days");
    }
    own = Collections.unmodifiableMap(new LinkedHashMap<>(own));
    for (String each : own.keySet()) {
      Names.check("indicator", each);
      if (BUILT_IN.contains(each)) {
        throw new BadInputException("indicator", each, "it is built in; give another name");
      }
    }
  }

  /**
   * Shares of failed attempts, 0–1.
   *
   * @param degraded from which on a session is DEGRADED (0.25)
   * @param unhealthy above which it is UNHEALTHY, not less (0.5)
   */
  public record ErrorLimits(double degraded, double unhealthy) {
    /**
     * @throws BadInputException if they are no shares above zero, or in the wrong order
     */
    public ErrorLimits {
      share("health.errors.degraded", degraded);
      share("health.errors.unhealthy", unhealthy);
      if (unhealthy < degraded) {
        throw new BadInputException(
            "health.errors.unhealthy", unhealthy, "give " + degraded + " or more");
      }
    }

    private static void share(String key, double value) {
      if (!(value > 0 && value <= 1)) {
        throw new BadInputException(key, value, "give a share above 0, at most 1");
      }
    }
  }

  /**
   * Times for which work may wait without anything being done.
   *
   * @param degraded from which on a session is DEGRADED (15 min)
   * @param unhealthy above which it is UNHEALTHY, not less (1 h)
   */
  public record SilenceLimits(Duration degraded, Duration unhealthy) {
    /**
     * @throws BadInputException if they are not longer than zero, or in the wrong order
     */
    public SilenceLimits {
      positive("health.silence.degraded", degraded);
      if (unhealthy.compareTo(degraded) < 0) {
        throw new BadInputException(
            "health.silence.unhealthy", unhealthy, "give " + degraded + " or more");
      }
    }
  }

  /** What the design says. */
  public static HealthConfig defaults() {
    return new HealthConfig(
        true,
        Duration.ofSeconds(30),
        new ErrorLimits(0.25, 0.5),
        new SilenceLimits(Duration.ofMinutes(15), Duration.ofHours(1)),
        Map.of());
  }

  /** The same, examining by itself or not. */
  public HealthConfig withEnabled(boolean changed) {
    return new HealthConfig(changed, interval, errors, silence, own);
  }

  /** The same with another interval. */
  public HealthConfig withInterval(Duration changed) {
    return new HealthConfig(enabled, changed, errors, silence, own);
  }

  /** The same with other limits of failed attempts. */
  public HealthConfig withErrors(ErrorLimits changed) {
    return new HealthConfig(enabled, interval, changed, silence, own);
  }

  /** The same with other limits of silence. */
  public HealthConfig withSilence(SilenceLimits changed) {
    return new HealthConfig(enabled, interval, errors, changed, own);
  }

  /**
   * The same with one more indicator, or another of that name.
   *
   * @param name stands before its reasons, in the grammar of ids
   */
  public HealthConfig withIndicator(String name, HealthIndicator indicator) {
    Map<String, HealthIndicator> more = new LinkedHashMap<>(own);
    more.put(name, indicator);
    return new HealthConfig(enabled, interval, errors, silence, more);
  }

  /** All indicators by name, the built-in ones first. */
  public Map<String, HealthIndicator> indicators() {
    Map<String, HealthIndicator> all = new LinkedHashMap<>();
    all.put("status", HealthIndicator.status());
    all.put("host", HealthIndicator.host());
    all.put("queue", HealthIndicator.queue());
    all.put("errors", HealthIndicator.errors(errors.degraded(), errors.unhealthy()));
    all.put("silence", HealthIndicator.silence(silence.degraded(), silence.unhealthy()));
    all.putAll(own);
    return all;
  }

  private static void positive(String key, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new BadInputException(key, value, "give a time longer than zero");
    }
  }
}
