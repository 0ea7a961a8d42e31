package dev.bureau.cli;

import dev.bureau.core.json.Json;
import dev.bureau.core.json.JsonLimits;
import java.util.List;
import java.util.Map;

/** Reads back what commands print with {@code --json}; one value and nothing behind it. */
final class JsonValue {
  private JsonValue() {}

  static Object of(String text) {
    return Json.read("output", "{\"value\":" + text + "}", JsonLimits.BLOB).get("value");
  }

  @SuppressWarnings("unchecked") // a JSON object has text as keys
  static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }

  static List<Map<String, Object>> objects(Object value) {
    return ((List<?>) value).stream().map(JsonValue::object).toList();
  }
}
