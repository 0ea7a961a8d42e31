package dev.bureau.metrics.meter;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Something for each category of prices. Users name these, so there is no knowing which come; but
 * no more than {@value #MOST} are told apart, and all that come later are one. Thread-safe.
 */
final class Categories<T> {
  /** The most that are told apart. */
  static final int MOST = 32;

  private final Map<String, T> known = new ConcurrentHashMap<>();
  private final Function<String, T> maker;

  Categories(Function<String, T> maker) {
    this.maker = maker;
  }

  T of(String category) {
    T found = known.get(category);
    return found != null ? found : made(category);
  }

  private synchronized T made(String category) {
    String name = known.containsKey(category) || known.size() < MOST ? category : Counters.OTHER;
    return known.computeIfAbsent(name, maker);
  }
}
