package dev.bureau.core.query;

import dev.bureau.core.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How values compare, the same on every store (S6): text by code point, numbers by value, instants
 * by time. Sorting puts nothing first, then numbers, then text; JSON that is neither counts as its
 * JSON text.
 */
public final class Ranking {
  private Ranking() {}

  /** What a place holds as something that sorts: null, a long, a double, an instant or text. */
  public static @Nullable Object key(@Nullable Object found) {
    if (found == null || found == Field.MISSING) {
      return null;
    }
    if (found instanceof Instant) {
      return found;
    }
    return found instanceof Number number ? number(number) : text(found);
  }

  /** The order of two such keys. */
  public static int compare(@Nullable Object one, @Nullable Object other) {
    if (one == null || other == null) {
      return one == other ? 0 : one == null ? -1 : 1;
    }
    if (one instanceof Number number) {
      return other instanceof Number second ? numbers(number, second) : -1;
    }
    if (one instanceof Instant instant && other instanceof Instant second) {
      return instant.compareTo(second);
    }
    return other instanceof Number ? 1 : texts(one.toString(), other.toString());
  }

  /** How a found value compares with a filter's; null if it does not at all. */
  static @Nullable Integer compare(@Nullable Object found, Value value) {
    if (found == null || found == Field.MISSING) {
      return null;
    }
    if (value instanceof Value.Numeric number) {
      return found instanceof Number present
          ? numbers(number(present), number(number.number()))
          : null;
    }
    if (value instanceof Value.Time time) {
      return found instanceof Instant present ? present.compareTo(time.instant()) : null;
    }
    return texts(text(found), ((Value.Text) value).text());
  }

  /** The text of what was found: {@code ->>} yields text. */
  static String text(Object found) {
    return found instanceof String text ? text : Json.write(found);
  }

  /** A whole number that fits 64 bits as such, any other as floating point. */
  public static Number number(Number number) {
    if (number instanceof Long || number instanceof Double) {
      return number;
    }
    if (number instanceof Integer) {
      return number.longValue();
    }
    if (number instanceof BigInteger whole) {
      return whole.bitLength() < Long.SIZE ? (Number) whole.longValue() : whole.doubleValue();
    }
    BigDecimal exact = (BigDecimal) number;
    return exact.scale() > 0 ? (Number) exact.doubleValue() : number(exact.toBigIntegerExact());
  }

  private static int numbers(Number one, Number other) {
    if (one instanceof Long whole && other instanceof Long second) {
      return whole.compareTo(second);
    }
    double left = one.doubleValue();
    double right = other.doubleValue();
    if ((one instanceof Double && other instanceof Double)
        || Double.isInfinite(left)
        || Double.isInfinite(right)) {
      return Double.compare(left + 0.0, right + 0.0);
    }
    return exact(one).compareTo(exact(other));
  }

  private static BigDecimal exact(Number number) {
    return number instanceof Long whole
        ? BigDecimal.valueOf(whole)
        : new BigDecimal(number.doubleValue());
  }

  /** By code point: UTF-16 units alone would sort the rarest characters before some others. */
  private static int texts(String one, String other) {
    int length = Math.min(one.length(), other.length());
    for (int i = 0; i < length; i++) {
      char left = one.charAt(i);
      char right = other.charAt(i);
      if (left != right) {
        return Character.isSurrogate(left) == Character.isSurrogate(right)
            ? left - right
            : Character.isSurrogate(left) ? 1 : -1;
      }
    }
    return one.length() - other.length();
  }
}
