package dev.bureau.cli.invocation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing with its fields, in titled sections, for people. Absent fields are left out. */
public final class Outline {
  private final Map<String, List<Field>> sections = new LinkedHashMap<>();
  private List<Field> current = new ArrayList<>();

  /** Several may have one name, as what happened at one time. */
  private record Field(String name, String value) {}

  /** Begins a section; one without fields is not printed. */
  public Outline section(String title) {
    current = sections.computeIfAbsent(title, key -> new ArrayList<>());
    return this;
  }

  /** Adds a field, unless its value is absent or an empty collection. */
  public Outline field(String name, @Nullable Object value) {
    if (value instanceof Collection<?> all) {
      if (!all.isEmpty()) {
        add(name, String.join(", ", all.stream().map(String::valueOf).toList()));
      }
    } else if (value != null) {
      add(name, value.toString());
    }
    return this;
  }

  private void add(String name, String value) {
    current.add(new Field(name, value));
  }

  /** Adds a field for each entry. */
  public Outline fields(Map<String, ?> values) {
    values.forEach(this::field);
    return this;
  }

  void print(Output output) {
    for (Map.Entry<String, List<Field>> section : sections.entrySet()) {
      List<Field> fields = section.getValue();
      if (!fields.isEmpty()) {
        output.line(section.getKey());
        int widest = fields.stream().map(Field::name).mapToInt(Printable::width).max().orElse(0);
        for (Field each : fields) {
          String space = " ".repeat(widest - Printable.width(each.name()));
          output.line("  " + each.name() + space + "  " + each.value());
        }
      }
    }
  }
}
