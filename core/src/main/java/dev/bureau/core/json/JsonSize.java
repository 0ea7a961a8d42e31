package dev.bureau.core.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * How large frozen values are, known without writing them. Depth and keys are exact; the bytes are
 * an upper bound of the UTF-8 of their JSON, as if every character had to be escaped.
 */
final class JsonSize {
  private static final int LONGEST_LONG = 20;
  private static final int LONGEST_LITERAL = 5;
  private static final int SIGN_ZERO_AND_POINT = 3;
  private static final int QUOTES = 2;
  private static final int LONGEST_CHARACTER = 6; // an escape; without one it is 3

  private JsonSize() {}

  /** Whether it is text, a number or a truth: no null, and nothing lies within it. */
  static boolean isPlain(@Nullable Object value) {
    return value != null && depth(value) == 0;
  }

  /** How many objects and arrays lie within each other; 0 for a value that is neither. */
  static int depth(@Nullable Object value) {
    if (value instanceof FrozenObject object) {
      return object.depth();
    }
    return value instanceof FrozenArray array ? array.depth() : 0;
  }

  /** How many keys its objects have. */
  static long keys(@Nullable Object value) {
    if (value instanceof FrozenObject object) {
      return object.keys();
    }
    return value instanceof FrozenArray array ? array.keys() : 0;
  }

  /** The bytes of an object's member: its key, a colon, its value, a comma. */
  static long bytes(String key, @Nullable Object value) {
    return textBytes(key.length()) + bytes(value) + 2;
  }

  /** The most bytes that the value's JSON can have. */
  static long bytes(@Nullable Object value) {
    if (value instanceof String text) {
      return textBytes(text.length());
    }
    if (value instanceof FrozenObject object) {
      return object.bytes();
    }
    if (value instanceof FrozenArray array) {
      return array.bytes();
    }
    if (value instanceof Long) {
      return LONGEST_LONG;
    }
    if (value instanceof BigDecimal number) {
      return number.precision() + Math.abs((long) number.scale()) + SIGN_ZERO_AND_POINT;
    }
    return value instanceof BigInteger number ? number.bitLength() / 3 + 2 : LONGEST_LITERAL;
  }

  /** The most bytes of a text of so many characters, in quotes. */
  static long textBytes(int characters) {
    return QUOTES + (long) LONGEST_CHARACTER * characters;
  }
}
