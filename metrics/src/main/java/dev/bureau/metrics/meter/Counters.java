package dev.bureau.metrics.meter;

import io.micrometer.core.instrument.Counter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Counters that differ in one tag. All of its values are known from the beginning, and what is none
 * of them is counted under {@value #OTHER}: nothing that is met can make another one. Thread-safe.
 */
final class Counters {
  /** The value of what is none of the others. */
  static final String OTHER = "other";

  private final Map<String, Counter> counters = new HashMap<>();

  Counters(List<String> values, Function<String, Counter> maker) {
    values.forEach(each -> counters.put(each, maker.apply(each)));
  }

  void add(Enum<?> value) {
    add(Family.value(value), 1);
  }

  void add(String value) {
    add(value, 1);
  }

  /**
   * Counts so many.
   *
   * @throws NullPointerException if it is none of the values, and they have no {@value #OTHER}
   */
  void add(String value, double amount) {
    Counter counter = counters.get(value);
    Objects.requireNonNull(counter != null ? counter : counters.get(OTHER), value)
        .increment(amount);
  }
}
