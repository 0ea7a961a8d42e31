package dev.bureau.core.json;

import dev.bureau.core.error.BadInputException;

/** Turns Bureau's own records into JSON text and back, within limits. Thread-safe. */
public final class Codec {
  private Codec() {}

  /** One line of JSON; fields that are null are left out. */
  public static String encode(Object value) {
    return Mapper.write(value);
  }

  /**
   * The same, refusing a record that is too large.
   *
   * @param field what the record is, for the error
   * @throws BadInputException if the text is longer than the limit
   */
  public static String encode(String field, Object value, JsonLimits limits) {
    String text = Mapper.write(value);
    limits.checkSize(field, text);
    return text;
  }

  /**
   * Reads a record back. Fields that the record does not know are ignored.
   *
   * @param field what the text is, for the error
   * @throws BadInputException if the text is too large or no JSON of that record
   */
  public static <T> T decode(String field, String text, Class<T> type, JsonLimits limits) {
    limits.checkSize(field, text);
    return Mapper.read(field, text, type);
  }
}
