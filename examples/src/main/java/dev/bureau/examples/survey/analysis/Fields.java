package dev.bureau.examples.survey.analysis;

import java.util.List;
import java.util.Map;

/** Reads plain JSON values; a number may come back as any kind of number, nothing may be absent. */
final class Fields {
  private Fields() {}

  static long number(Map<String, Object> json, String name) {
    return ((Number) field(json, name)).longValue();
  }

  static String text(Map<String, Object> json, String name) {
    return (String) field(json, name);
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Map<String, Object> json, String name) {
    return (Map<String, Object>) field(json, name);
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> maps(Map<String, Object> json, String name) {
    return (List<Map<String, Object>>) field(json, name);
  }

  @SuppressWarnings("unchecked")
  static List<String> texts(Map<String, Object> json, String name) {
    return (List<String>) field(json, name);
  }

  /** The texts of all objects' fields of that name, sorted. */
  static List<String> sorted(List<Map<String, Object>> jsons, String name) {
    return jsons.stream().flatMap(json -> texts(json, name).stream()).sorted().toList();
  }

  private static Object field(Map<String, Object> json, String name) {
    Object value = json.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no field " + name + " among " + json.keySet());
    }
    return value;
  }
}
