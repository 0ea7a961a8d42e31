package dev.bureau.metrics.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Meters of one name.
 *
 * @param registry where they are
 * @param name theirs
 * @param meaning for people
 * @param unit in which it is told; null for a mere count, and for times
 * @param tags that all of them have
 */
record Family(
    MeterRegistry registry, String name, String meaning, @Nullable String unit, Tags tags) {
  Family(MeterRegistry registry, String name, String meaning) {
    this(registry, name, meaning, null, Tags.empty());
  }

  /** The value of a tag that says the same. */
  static String value(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** All values that there are, of enums. */
  static List<String> values(Enum<?>... constants) {
    return Stream.of(constants).map(Family::value).toList();
  }

  /** These and {@value Counters#OTHER}. */
  static List<String> orOther(List<String> values) {
    List<String> more = new ArrayList<>(values);
    more.add(Counters.OTHER);
    return more;
  }

  Family in(String baseUnit) {
    return new Family(registry, name, meaning, baseUnit, tags);
  }

  Family with(String tag, String value) {
    return new Family(registry, name, meaning, unit, tags.and(tag, value));
  }

  Counter counter() {
    return Counter.builder(name).description(meaning).baseUnit(unit).tags(tags).register(registry);
  }

  /** A counter for each value of a tag. */
  Counters by(String tag, List<String> values) {
    return new Counters(values, each -> with(tag, each).counter());
  }

  Timer timer() {
    return Timer.builder(name).description(meaning).tags(tags).register(registry);
  }

  DistributionSummary summary() {
    return DistributionSummary.builder(name)
        .description(meaning)
        .baseUnit(unit)
        .tags(tags)
        .register(registry);
  }
}
