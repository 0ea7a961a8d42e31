package dev.bureau.core.json;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.HashMap;
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
  static final FrozenObject EMPTY = of(new String[0], new Object[0]);

  /** Up to how many keys are looked through instead of indexed. */
  private static final int FEW = 16;

  private static final Object REMOVED = new Object();

  private final String[] keys;
  private final Object[] values;

  /** Where each key is; null if there are so few that they are looked through. */
  private final @Nullable Map<String, Integer> index;

  private final int depth;
  private final long allKeys;
  private final long bytes;

  private FrozenObject(
      String[] keys,
      Object[] values,
      @Nullable Map<String, Integer> index,
      int depth,
      long allKeys,
      long bytes) {
    this.keys = keys;
    this.values = values;
    this.index = index;
    this.depth = depth;
    this.allKeys = allKeys;
    this.bytes = bytes;
  }

  /**
   * An object of these.
   *
   * @param keys nobody else keeps the array
   * @param values frozen, each at the place of its key; nobody else keeps the array
   */
  static FrozenObject of(String[] keys, Object[] values) {
    long allKeys = keys.length;
    long bytes = 2;
    for (int i = 0; i < keys.length; i++) {
      allKeys += JsonSize.keys(values[i]);
      bytes += JsonSize.bytes(keys[i], values[i]);
    }
    return new FrozenObject(keys, values, indexed(keys), depth(values), allKeys, bytes);
  }

  private static int depth(Object[] values) {
    int below = 0;
    for (Object each : values) {
      below = Math.max(below, JsonSize.depth(each));
    }
    return below + 1;
  }

  private static @Nullable Map<String, Integer> indexed(String[] keys) {
    if (keys.length <= FEW) {
      return null;
    }
    Map<String, Integer> places = new HashMap<>(keys.length * 2);
    for (int i = 0; i < keys.length; i++) {
      places.put(keys[i], i);
    }
    return places;
  }

  /** A key that stands twice; null if there is none. */
  @Nullable String repeated() {
    for (int i = 0; i < keys.length; i++) {
      if (find(keys[i]) != i) {
        return keys[i];
      }
    }
    return null;
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
    if (patch.keys.length == 1 && JsonSize.isPlain(patch.values[0])) {
      return with(patch.keys[0], patch.values[0]);
    }
    if (!isChangedBy(patch)) {
      return this;
    }
    int size = keys.length;
    int room = size + added(patch);
    String[] allTheKeys = room == size ? keys : Arrays.copyOf(keys, room);
    Object[] merged = Arrays.copyOf(values, room);
    long moreKeys = (long) room - size;
    long moreBytes = 0;
    int removed = 0;
    for (int i = 0; i < patch.keys.length; i++) {
      String key = patch.keys[i];
      Object change = patch.values[i];
      int at = find(key);
      if (change == null) {
        if (at >= 0) {
          merged[at] = REMOVED;
          removed++;
        }
        continue;
      }
      Object before = at < 0 ? null : values[at];
      Object after = change;
      if (change instanceof FrozenObject nested) {
        after = (before instanceof FrozenObject below ? below : EMPTY).merged(nested);
      }
      if (at < 0) {
        at = size;
        size++;
        allTheKeys[at] = key;
        moreBytes += JsonSize.bytes(key, after);
      } else {
        moreBytes += JsonSize.bytes(after) - JsonSize.bytes(before);
      }
      moreKeys += JsonSize.keys(after) - JsonSize.keys(before);
      merged[at] = after;
    }
    return removed > 0
        ? without(removed, allTheKeys, merged)
        : new FrozenObject(
            allTheKeys,
            merged,
            allTheKeys == keys ? index : indexed(allTheKeys),
            depth(merged),
            allKeys + moreKeys,
            bytes + moreBytes);
  }

  /** This object with one member that is neither object nor array, as most patches say it. */
  private FrozenObject with(String key, Object value) {
    int at = find(key);
    if (at < 0) {
      String[] more = Arrays.copyOf(keys, keys.length + 1);
      Object[] merged = Arrays.copyOf(values, more.length);
      more[keys.length] = key;
      merged[keys.length] = value;
      return new FrozenObject(
          more, merged, indexed(more), depth, allKeys + 1, bytes + JsonSize.bytes(key, value));
    }
    Object before = values[at];
    if (value.equals(before)) {
      return this;
    }
    Object[] merged = values.clone();
    merged[at] = value;
    return JsonSize.isPlain(before)
        ? new FrozenObject(
            keys,
            merged,
            index,
            depth,
            allKeys,
            bytes + JsonSize.bytes(value) - JsonSize.bytes(before))
        : of(keys, merged);
  }

  /** How many keys only the patch has. */
  private int added(FrozenObject patch) {
    int added = 0;
    for (int i = 0; i < patch.keys.length; i++) {
      if (patch.values[i] != null && find(patch.keys[i]) < 0) {
        added++;
      }
    }
    return added;
  }

  private static FrozenObject without(int removed, String[] keys, Object[] values) {
    String[] keptKeys = new String[keys.length - removed];
    Object[] keptValues = new Object[keptKeys.length];
    int kept = 0;
    for (int i = 0; i < keys.length; i++) {
      if (values[i] != REMOVED) {
        keptKeys[kept] = keys[i];
        keptValues[kept] = values[i];
        kept++;
      }
    }
    return of(keptKeys, keptValues);
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

  /** The place of a key; -1 if it is not there. */
  private int find(Object key) {
    if (index != null) {
      return index.getOrDefault(key, -1);
    }
    int hash = key.hashCode(); // texts remember theirs; most others differ in it
    for (int i = 0; i < keys.length; i++) {
      if (keys[i].hashCode() == hash && key.equals(keys[i])) {
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
