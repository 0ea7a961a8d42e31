package dev.bureau.core.json;

import dev.bureau.core.error.BadInputException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Plain JSON: maps, lists, strings, numbers, booleans and null. Values that went through here are
 * immutable and in one normal form (whole numbers {@code Long}, others {@code BigDecimal}).
 */
public final class Json {
  /** The object that has no keys. */
  public static final Map<String, Object> EMPTY = FrozenObject.EMPTY;

  private Json() {}

  /**
   * An immutable copy in normal form; a value that already is one is returned as it is.
   *
   * @param field what the caller knows the value as
   * @throws BadInputException naming the place, for what is not JSON, not finite, or nested deeper
   *     than 64
   */
  public static Map<String, Object> object(String field, Map<String, ?> value) {
    return Frozen.object(field, value);
  }

  /** Whether a value is what {@link #object} returns, so that it need not be asked for a copy. */
  public static boolean isNormal(Map<String, ?> value) {
    return value instanceof FrozenObject;
  }

  /**
   * Reads one JSON object.
   *
   * @param field what the caller knows the text as
   * @throws BadInputException if the text is larger or deeper than the limits, is no JSON object,
   *     repeats a key or has anything behind its end
   */
  public static Map<String, Object> read(String field, String text, JsonLimits limits) {
    limits.checkSize(field, text);
    Object value = Mapper.readTree(field, text);
    if (!(value instanceof Map<?, ?> map)) {
      throw new BadInputException(field, text, "give a JSON object");
    }
    Map<String, Object> object = Frozen.object(field, map);
    limits.check(field, object);
    return object;
  }

  /**
   * Writes a plain value, or a record of Bureau's, as one line of JSON; absent fields are left out.
   */
  public static String write(@Nullable Object value) {
    return Mapper.write(value);
  }

  /** One line of JSON with all keys in order: equal objects are written alike, for digests. */
  public static String canonical(Map<String, ?> object) {
    return Mapper.write(sorted(object));
  }

  private static @Nullable Object sorted(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> keys = new TreeMap<>();
      map.forEach((key, each) -> keys.put(String.valueOf(key), sorted(each)));
      return keys;
    }
    return value instanceof Collection<?> list
        ? list.stream().map(Json::sorted).collect(Collectors.toList())
        : value;
  }

  /** A plain value over several indented lines, for people. */
  public static String pretty(@Nullable Object value) {
    return Mapper.pretty(value);
  }

  /** Whether merging a patch into an object would change anything. */
  public static boolean changes(Map<String, Object> base, Map<String, Object> patch) {
    return Frozen.object("metadata", base).isChangedBy(Frozen.object("metadata", patch));
  }

  /**
   * Merges a patch into an object (S3): objects merge deep, everything else replaces, null removes.
   *
   * @return the base itself if the patch changes nothing
   */
  public static Map<String, Object> merge(Map<String, Object> base, Map<String, Object> patch) {
    return Frozen.object("metadata", base).merged(Frozen.object("metadata", patch));
  }
}
