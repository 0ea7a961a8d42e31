package dev.bureau.core.json;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An immutable JSON object of frozen values, in the order they were given, that knows its size.
 * Keys and values lie in flat arrays, for most objects are small: copying them is one move, and
 * looking through a few keys is faster than hashing. Larger ones have an index.
 */
final class FrozenObject extends AbstractMap<String, Object> {
  static final FrozenObject EMPTY = new FrozenObject(new String[0], new Object[0], null, 0, 2);

  final String[] keys;
  final Object[] values;

  /** Where each key is; null if there are so few that they are looked through. */
  final @Nullable Map<String, Integer> index;

  private final int depth;
  private final long allKeys;
  private final long bytes;

  /** Takes what a draft has gathered; nobody else keeps the arrays, or none ever writes to them. */
  FrozenObject(
      String[] keys,
      Object[] values,
      @Nullable Map<String, Integer> index,
      long allKeys,
      long bytes) {
    int below = 0;
    for (Object each : values) {
      below = Math.max(below, JsonSize.depth(each));
    }
    this.keys = keys;
    this.values = values;
    this.index = index;
    this.depth = below + 1;
    this.allKeys = allKeys;
    this.bytes = bytes;
  }

  int depth() {
    return depth;
  }

  long keys() {
    return allKeys;
  }

  long bytes() {
    return bytes;
  }

  /** Whether a patch would make another object of this one. */
  boolean isChangedBy(FrozenObject patch) {
    for (int i = 0; i < patch.keys.length; i++) {
      if (isChangedBy(patch.keys[i], patch.values[i])) {
        return true;
      }
    }
    return false;
  }

  private boolean isChangedBy(String key, @Nullable Object change) {
    if (change == null) {
      return containsKey(key);
    }
    Object present = get(key);
    return (change instanceof FrozenObject nested && present instanceof FrozenObject object)
        ? object.isChangedBy(nested)
        : !change.equals(present);
  }

  /** This object after a patch (S3); this one itself if the patch changes nothing. */
  FrozenObject merged(FrozenObject patch) {
    ObjectDraft draft = new ObjectDraft(this, patch.size());
    for (int i = 0; i < patch.keys.length; i++) {
      String key = patch.keys[i];
      Object change = patch.values[i];
      if (change == null) {
        draft.remove(key);
      } else if (change instanceof FrozenObject nested) {
        FrozenObject below = get(key) instanceof FrozenObject present ? present : EMPTY;
        draft.put(key, below.merged(nested));
      } else {
        draft.put(key, change);
      }
    }
    return draft.frozen();
  }

  @Override
  public int size() {
    return keys.length;
  }

  @Override
  public boolean containsKey(Object key) {
    return find(key) >= 0;
  }

  @Override
  public @Nullable Object get(Object key) {
    int at = find(key);
    return at < 0 ? null : values[at];
  }

  private int find(Object key) {
    return find(key, keys, keys.length, index);
  }

  /** The place of a key among the first of these; -1 if it is not there. */
  static int find(
      Object key, @Nullable String[] keys, int size, @Nullable Map<String, Integer> index) {
    if (index != null) {
      return index.getOrDefault(key, -1);
    }
    for (int i = 0; i < size; i++) {
      if (key.equals(keys[i])) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    return new Entries();
  }

  private final class Entries extends AbstractSet<Entry<String, Object>> {
    @Override
    public int size() {
      return keys.length;
    }

    @Override
    public Iterator<Entry<String, Object>> iterator() {
      return new Iterator<>() {
        private int next;

        @Override
        public boolean hasNext() {
          return next < keys.length;
        }

        @Override
        public Entry<String, Object> next() {
          if (!hasNext()) {
            throw new NoSuchElementException();
          }
          int at = next;
          next++;
          return new SimpleImmutableEntry<>(keys[at], values[at]);
        }
      };
    }
  }
}
