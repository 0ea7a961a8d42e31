package dev.bureau.metrics.meter;

import io.micrometer.core.instrument.Timer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Timers that differ in one tag, all of whose values are known from the beginning. Thread-safe. */
final class Timers {
  private final Map<String, Timer> timers = new HashMap<>();

  Timers(Family family, String tag, List<String> values) {
    values.forEach(each -> timers.put(each, family.with(tag, each).timer()));
  }

  /** Something took so long; no time if a clock was turned back meanwhile. */
  void add(String value, long nanos) {
    Objects.requireNonNull(timers.get(value), value)
        .record(Math.max(0, nanos), TimeUnit.NANOSECONDS);
  }
}
