package dev.bureau.examples.agent;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps, lists, text, numbers and null as JSON on one line; by hand, so that a start is quick. */
final class JsonLine {
  private final StringBuilder text = new StringBuilder(512);

  private JsonLine() {}

  static String of(Map<String, ?> object) {
    JsonLine line = new JsonLine();
    line.value(object);
    return line.text.toString();
  }

  private void value(@Nullable Object value) {
    if (value instanceof Map<?, ?> object) {
      object(object);
    } else if (value instanceof List<?> list) {
      list(list);
    } else if (value instanceof String each) {
      string(each);
    } else {
      text.append(value); // a number, a boolean or null
    }
  }

  private void object(Map<?, ?> object) {
    text.append('{');
    String between = "";
    for (Map.Entry<?, ?> each : object.entrySet()) {
      text.append(between);
      string(String.valueOf(each.getKey()));
      text.append(':');
      value(each.getValue());
      between = ",";
    }
    text.append('}');
  }

  private void list(List<?> list) {
    text.append('[');
    Iterator<?> each = list.iterator();
    while (each.hasNext()) {
      value(each.next());
      text.append(each.hasNext() ? "," : "");
    }
    text.append(']');
  }

  private void string(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char each = value.charAt(i);
      if (each == '"' || each == '\\') {
        text.append('\\').append(each);
      } else if (each < ' ') {
        text.append(String.format("\\u%04x", (int) each));
      } else {
        text.append(each);
      }
    }
    text.append('"');
  }
}
