package dev.bureau.core.journal;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * How one kind of event is stored.
 *
 * @param name the stable name, {@code feature.happened}; never follows a class name, never reused
 * @param version the version that is written, from 1
 * @param type the record
 * @param upgrades for each older version, what turns its JSON into that of the next
 */
public record EventType<E extends Event<?>>(
    String name,
    int version,
    Class<E> type,
    Map<Integer, UnaryOperator<Map<String, Object>>> upgrades) {
  /** A kind of event in its first version. */
  public static <E extends Event<?>> EventType<E> of(String name, Class<E> type) {
    return new EventType<>(name, 1, type, Map.of());
  }

  /**
   * The next version of this kind of event, with what turns the present one's JSON into it (X33).
   */
  public EventType<E> upgraded(UnaryOperator<Map<String, Object>> upgrade) {
    Map<Integer, UnaryOperator<Map<String, Object>>> all = new HashMap<>(upgrades);
    all.put(version, upgrade);
    return new EventType<>(name, version + 1, type, Map.copyOf(all));
  }
}
