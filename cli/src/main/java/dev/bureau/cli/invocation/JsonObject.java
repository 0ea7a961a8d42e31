package dev.bureau.cli.invocation;

import dev.bureau.core.json.Text;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object in the order in which its fields are given. Absent fields are left out. */
public final class JsonObject {
  private final Map<String, Object> fields = new LinkedHashMap<>();

  /** An object without fields yet. */
  public JsonObject() {}

  /** Adds a field, unless its value is absent. Ids, times and names of enums become text. */
  public JsonObject with(String name, @Nullable Object value) {
    if (value instanceof Text text) {
      fields.put(name, text.value());
    } else if (value instanceof Instant || value instanceof Enum<?>) {
      fields.put(name, value.toString());
    } else if (value != null) {
      fields.put(name, value);
    }
    return this;
  }

  /** The object. */
  public Map<String, Object> map() {
    return fields;
  }
}
