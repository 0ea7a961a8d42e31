package dev.bureau.core.compression;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a compressor makes of a context; a key of both is dropped. Immutable.
 *
 * @param dropped the keys of what goes
 * @param replaced what to say instead of an entry, any JSON value but null, by its key; it keeps
 *     its weight and term
 */
public record Compression(SortedSet<String> dropped, SortedMap<String, Object> replaced) {
  /** Nothing is given up. */
  public static final Compression NONE = of(List.of(), Map.of());

  public Compression {
    SortedMap<String, Object> rest = new TreeMap<>(replaced);
    rest.keySet().removeAll(dropped);
    dropped = Collections.unmodifiableSortedSet(new TreeSet<>(dropped));
    replaced = Collections.unmodifiableSortedMap(rest);
  }

  /** These go, and that is said instead of others. */
  public static Compression of(Collection<String> dropped, Map<String, ?> replaced) {
    return new Compression(new TreeSet<>(dropped), new TreeMap<>(replaced));
  }
}
