package dev.bureau.core.json;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** The keys of one object so far: a few are looked through, more are hashed. */
final class Keys {
  private static final int FEW = 24;

  private final String[] few = new String[FEW];
  private int size;
  private long hashes; // of those few: most keys are new, and that is seen at once
  private Set<String> many = Set.of();

  void clear() {
    size = 0;
    hashes = 0;
    many = Set.of();
  }

  /** Whether it is new. */
  boolean add(String key) {
    if (size < FEW) {
      long hash = 1L << key.hashCode(); // one of 64
      for (int i = 0; i < size && (hashes & hash) != 0; i++) {
        if (few[i].equals(key)) {
          return false;
        }
      }
      hashes |= hash;
      few[size] = key;
      size++;
      return true;
    }
    if (many.isEmpty()) {
      many = new HashSet<>(Arrays.asList(few));
    }
    return many.add(key);
  }
}
