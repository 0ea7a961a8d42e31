package dev.bureau.core.json;

import dev.bureau.core.error.BadInputException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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

  static FrozenObject object(String field, Map<?, ?> value) {
    return value instanceof FrozenObject frozen ? frozen : object(field, value, 1);
  }

  private static FrozenObject object(String field, Map<?, ?> value, int depth) {
    if (value instanceof FrozenObject frozen) {
      requireDepth(field, depth + frozen.depth() - 1);
      return frozen;
    }
    requireDepth(field, depth);
    if (value.isEmpty()) {
      return FrozenObject.EMPTY;
    }
    String[] keys = new String[value.size()];
    Object[] values = new Object[keys.length];
    int filled = 0;
    for (Map.Entry<?, ?> entry : value.entrySet()) {
      if (!(entry.getKey() instanceof String key)) {
        throw new BadInputException(field, entry.getKey(), "use text as keys");
      }
      if (filled == keys.length) { // somebody is changing it
        keys = Arrays.copyOf(keys, filled * 2 + 1);
        values = Arrays.copyOf(values, keys.length);
      }
      keys[filled] = text(field, null, key);
      values[filled] = value(field, key, entry.getValue(), depth);
      filled++;
    }
    if (filled < keys.length) {
      keys = Arrays.copyOf(keys, filled);
      values = Arrays.copyOf(values, filled);
    }
    FrozenObject object = FrozenObject.of(keys, values);
    String repeated = object.repeated();
    if (repeated != null) {
      throw new BadInputException(field, repeated, "give each key once");
    }
    return object;
  }

  private static FrozenArray array(String field, Collection<?> value, int depth) {
    if (value instanceof FrozenArray frozen) {
      requireDepth(field, depth + frozen.depth() - 1);
      return frozen;
    }
    requireDepth(field, depth);
    List<Object> copy = new ArrayList<>(value.size());
    for (Object element : value) {
      copy.add(value(field, null, element, depth));
    }
    return new FrozenArray(copy.toArray());
  }

  /**
   * @param key under which key of the field it is; null in an array
   */
  @SuppressWarnings("NullAway") // JSON null is a value here
  private static Object value(
      String field, @Nullable String key, @Nullable Object value, int depth) {
    if (value == null || value instanceof Boolean || value instanceof Long) {
      return value;
    }
    if (value instanceof String text) {
      return text(field, key, text);
    }
    if (value instanceof Number number) {
      return number(place(field, key), number);
    }
    if (value instanceof Map<?, ?> map) {
      return object(place(field, key), map, depth + 1);
    }
    if (value instanceof Collection<?> list) {
      return array(place(field, key), list, depth + 1);
    }
    if (value instanceof Text text) {
      return text.value();
    }
    throw new BadInputException(
        place(field, key),
        value.getClass().getName(),
        "use text, numbers, booleans, lists and maps");
  }

  private static String place(String field, @Nullable String key) {
    return key == null ? field : field + "." + key;
  }

  /** Half a character would become another one on its way through UTF-8. */
  private static String text(String field, @Nullable String key, String text) {
    if (!UnicodeText.isWhole(text)) {
      throw new BadInputException(
          place(field, key), text, "leave out halves of characters (lone surrogates)");
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

  private static void requireDepth(String field, int depth) {
    if (depth > DEEPEST) {
      throw new BadInputException(field, "nested deeper than " + DEEPEST, "flatten it");
    }
  }
}
