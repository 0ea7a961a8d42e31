package dev.bureau.cli.invocation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing with its fields, in titled sections, for people. Absent fields are left out. */
public final class Outline {
  private final Map<String, Map<String, String>> sections = new LinkedHashMap<>();
  private Map<String, String> current = new LinkedHashMap<>();

  /** Begins a section; one without fields is not printed. */
  public Outline section(String title) {
    current = sections.computeIfAbsent(title, key -> new LinkedHashMap<>());
    return this;
  }

  /** Adds a field, unless its value is absent or an empty collection. */
  public Outline field(String name, @Nullable Object value) {
    if (value instanceof Collection<?> all) {
      if (!all.isEmpty()) {
        current.put(name, String.join(", ", all.stream().map(String::valueOf).toList()));
      }
    } else if (value != null) {
      current.put(name, value.toString());
    }
    return this;
  }

  /** Adds a field for each entry. */
  public Outline fields(Map<String, ?> values) {
    values.forEach(this::field);
    return this;
  }

  void print(Output output) {
    for (Map.Entry<String, Map<String, String>> section : sections.entrySet()) {
      Map<String, String> fields = section.getValue();
      if (!fields.isEmpty()) {
        output.line(section.getKey());
        int widest = fields.keySet().stream().mapToInt(Printable::width).max().orElse(0);
        fields.forEach(
            (name, value) ->
                output.line(
                    "  " + name + " ".repeat(widest - Printable.width(name)) + "  " + value));
      }
    }
  }
}
