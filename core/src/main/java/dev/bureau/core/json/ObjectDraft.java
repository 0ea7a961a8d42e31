package dev.bureau.core.json;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A frozen object in the making, from nothing or from another one. What it has in common with the
 * other is shared until it is changed here; sizes are kept up change by change.
 */
final class ObjectDraft {
  /** Up to how many keys are looked through instead of indexed. */
  private static final int FEW = 16;

  private final FrozenObject base;
  private final int room;
  private @Nullable String[] keys; // a removed one is null until all is gathered
  private Object[] values;
  private @Nullable Map<String, Integer> index;
  private int size;
  private int removed;
  private long allKeys;
  private long bytes;

  /**
   * @param room how many keys may be added at most
   */
  ObjectDraft(FrozenObject base, int room) {
    this.base = base;
    this.room = room;
    this.keys = base.keys;
    this.values = base.values;
    this.index = base.index;
    this.size = base.keys.length;
    this.allKeys = base.keys();
    this.bytes = base.bytes();
  }

  void put(String key, @Nullable Object value) {
    int at = find(key);
    if (at < 0) {
      add(key, value);
    } else if (!Objects.equals(values[at], value)) {
      if (values == base.values) {
        values = values.clone();
      }
      allKeys += JsonSize.keys(value) - JsonSize.keys(values[at]);
      bytes += JsonSize.bytes(value) - JsonSize.bytes(values[at]);
      values[at] = value;
    }
  }

  private void add(String key, @Nullable Object value) {
    own();
    keys[size] = key;
    values[size] = value;
    if (index != null) {
      index.put(key, size);
    }
    size++;
    allKeys += 1 + JsonSize.keys(value);
    bytes += JsonSize.bytes(key, value);
    if (index == null && size > FEW) {
      index = indexed();
    }
  }

  void remove(String key) {
    int at = find(key);
    if (at >= 0) {
      own();
      allKeys -= 1 + JsonSize.keys(values[at]);
      bytes -= JsonSize.bytes(key, values[at]);
      keys[at] = null;
      removed++;
      if (index != null) {
        index.remove(key);
      }
    }
  }

  FrozenObject frozen() {
    if (values == base.values) {
      return base;
    }
    if (removed > 0) {
      compact();
    }
    if (values.length > size) {
      keys = Arrays.copyOf(keys, size);
      values = Arrays.copyOf(values, size);
    }
    return new FrozenObject(keys, values, index, allKeys, bytes);
  }

  /** Before keys are changed: they are no longer those of the other object, and one more fits. */
  private void own() {
    if (keys == base.keys && index != null) {
      index = new HashMap<>(index);
    }
    if (keys == base.keys || size == keys.length) {
      keys = Arrays.copyOf(keys, size + Math.max(room, 1));
      values = Arrays.copyOf(values, keys.length);
    }
  }

  private void compact() {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (keys[i] != null) {
        keys[kept] = keys[i];
        values[kept] = values[i];
        kept++;
      }
    }
    size = kept;
    index = size > FEW ? indexed() : null;
  }

  private Map<String, Integer> indexed() {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < size; i++) {
      if (keys[i] != null) {
        places.put(keys[i], i);
      }
    }
    return places;
  }

  private int find(String key) {
    return FrozenObject.find(key, keys, size, index);
  }
}
