package dev.bureau.core.json;

import dev.bureau.core.error.BadInputException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one immutable shape that a JSON value has in memory, so that a value kept as an object and
 * one read back from text are equal: whole numbers are {@code Long} (or {@code BigInteger} beyond),
 * others {@code BigDecimal}, collections unmodifiable copies in the given order.
 */
final class Frozen {
  private static final int DEEPEST = 64;
  private static final int MOST_DIGITS = 1_000;
  private static final BigInteger MOST = BigInteger.TEN.pow(MOST_DIGITS);

  private Frozen() {}

  static Map<String, Object> object(String field, Map<?, ?> value) {
    return object(field, value, 1);
  }

  private static FrozenObject object(String field, Map<?, ?> value, int depth) {
    if (value instanceof FrozenObject frozen) {
      requireDepth(field, depth + frozen.depth - 1);
      return frozen;
    }
    requireDepth(field, depth);
    Map<String, Object> copy = new LinkedHashMap<>();
    int below = 0;
    for (Map.Entry<?, ?> entry : value.entrySet()) {
      if (!(entry.getKey() instanceof String key)) {
        throw new BadInputException(field, entry.getKey(), "use text as keys");
      }
      Object each = value(field + "." + text(field, key), entry.getValue(), depth);
      below = Math.max(below, depthOf(each));
      copy.put(key, each);
    }
    return new FrozenObject(copy, below + 1);
  }

  private static FrozenArray array(String field, Collection<?> value, int depth) {
    if (value instanceof FrozenArray frozen) {
      requireDepth(field, depth + frozen.depth - 1);
      return frozen;
    }
    requireDepth(field, depth);
    List<Object> copy = new ArrayList<>(value.size());
    int below = 0;
    for (Object element : value) {
      Object each = value(field, element, depth);
      below = Math.max(below, depthOf(each));
      copy.add(each);
    }
    return new FrozenArray(copy, below + 1);
  }

  @SuppressWarnings("NullAway") // JSON null is a value here
  private static Object value(String field, @Nullable Object value, int depth) {
    if (value == null || value instanceof Boolean || value instanceof Long) {
      return value;
    }
    if (value instanceof String text) {
      return text(field, text);
    }
    if (value instanceof Number number) {
      return number(field, number);
    }
    if (value instanceof Map<?, ?> map) {
      return object(field, map, depth + 1);
    }
    if (value instanceof Collection<?> list) {
      return array(field, list, depth + 1);
    }
    if (value instanceof Text text) {
      return text.value();
    }
    throw new BadInputException(
        field, value.getClass().getName(), "use text, numbers, booleans, lists and maps");
  }

  /** Half a character would become another one on its way through UTF-8. */
  private static String text(String field, String text) {
    if (!UnicodeText.isWhole(text)) {
      throw new BadInputException(field, text, "leave out halves of characters (lone surrogates)");
    }
    return text;
  }

  private static Number number(String field, Number number) {
    if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
      return number.longValue();
    }
    BigDecimal exact;
    try {
      exact = number instanceof BigDecimal given ? given : new BigDecimal(number.toString());
    } catch (NumberFormatException e) {
      throw new BadInputException(field, number, "use a finite number");
    }
    if (exact.precision() > MOST_DIGITS || Math.abs((long) exact.scale()) > MOST_DIGITS) {
      throw new BadInputException(
          field, "a number of over " + MOST_DIGITS + " digits", "shorten it");
    }
    if (exact.scale() > 0) {
      return exact;
    }
    BigInteger whole = exact.toBigIntegerExact();
    if (whole.bitLength() < Long.SIZE) {
      return whole.longValue();
    }
    if (whole.abs().compareTo(MOST) >= 0) {
      throw new BadInputException(
          field, "a number of over " + MOST_DIGITS + " digits", "shorten it");
    }
    return whole;
  }

  private static int depthOf(@Nullable Object value) {
    if (value instanceof FrozenObject object) {
      return object.depth;
    }
    return value instanceof FrozenArray array ? array.depth : 0;
  }

  private static void requireDepth(String field, int depth) {
    if (depth > DEEPEST) {
      throw new BadInputException(field, "nested deeper than " + DEEPEST, "flatten it");
    }
  }

  private static final class FrozenObject extends AbstractMap<String, Object> {
    private final Map<String, Object> entries;
    private final int depth;

    FrozenObject(Map<String, Object> entries, int depth) {
      this.depth = depth;
      this.entries = Collections.unmodifiableMap(entries);
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
      return entries.entrySet();
    }

    @Override
    public @Nullable Object get(Object key) {
      return entries.get(key);
    }

    @Override
    public boolean containsKey(Object key) {
      return entries.containsKey(key);
    }
  }

  private static final class FrozenArray extends AbstractList<Object> {
    private final List<Object> elements;
    private final int depth;

    FrozenArray(List<Object> elements, int depth) {
      this.depth = depth;
      this.elements = elements;
    }

    @Override
    public Object get(int index) {
      return elements.get(index);
    }

    @Override
    public int size() {
      return elements.size();
    }
  }
}
