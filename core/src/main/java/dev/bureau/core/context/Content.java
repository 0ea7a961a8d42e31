package dev.bureau.core.context;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.json.Json;
import dev.bureau.core.json.JsonLimits;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The value of an entry: the value itself if small, else the name of the blob that holds it.
 *
 * @param value any JSON value but null, in normal form; or null
 * @param blob where it is: the bytes of {@link #text}; or null
 */
public record Content(@Nullable Object value, @Nullable BlobId blob) {
  /** The longest text that stands in the journal itself, in characters. */
  public static final int INLINE = 4 * 1024;

  private static final String VALUE = "value";

  public Content {
    value = value == null ? null : Json.object("context", Map.of(VALUE, value)).get(VALUE);
  }

  /**
   * How a value is written for its blob and its digest: equal values are written alike.
   *
   * @throws BadInputException if it is null, no JSON, or beyond {@link JsonLimits#CONTEXT}
   */
  public static String text(String key, @Nullable Object value) {
    if (value == null) {
      throw new BadInputException("context " + key, null, "give a value, or remove the entry");
    }
    Map<String, Object> object = Json.object("context " + key, Map.of(VALUE, value));
    JsonLimits.CONTEXT.check("context " + key, object);
    return Json.canonical(object);
  }

  /**
   * The value of such a text.
   *
   * @throws BadInputException if it is damaged
   */
  public static Object read(String text) {
    Object value = Json.read("context", text, JsonLimits.SESSION).get(VALUE);
    if (value == null) {
      throw new BadInputException("context", text, "restore it from a backup");
    }
    return value;
  }

  /** The digest of the value, wherever it is: that of its text. */
  public BlobId digest() {
    return blob != null ? blob : BlobId.of(Json.canonical(mapped()));
  }

  private Map<String, ?> mapped() {
    return value == null ? Map.of() : Map.of(VALUE, value);
  }
}
