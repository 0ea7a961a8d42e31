package dev.bureau.metrics.meter;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of the {@value #MOST} things that were met last. Thread-safe. */
final class Latest<K, V> {
  /** The most that are kept. */
  static final int MOST = 10_000;

  private final Map<K, V> known = new LinkedHashMap<>(16, 0.75f, true);

  synchronized @Nullable V get(K key) {
    return known.get(key);
  }

  synchronized void put(K key, V value) {
    known.put(key, value);
    if (known.size() > MOST) {
      known.remove(known.keySet().iterator().next());
    }
  }

  synchronized void putIfAbsent(K key, V value) {
    if (!known.containsKey(key)) {
      put(key, value);
    }
  }
}
