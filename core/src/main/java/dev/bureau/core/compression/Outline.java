package dev.bureau.core.compression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says a JSON value more briefly; what is brief already is said as it is. */
final class Outline {
  private static final int MOST_ELEMENTS = 5;

  private Outline() {}

  static Object of(Object value) {
    Object outline = within(value);
    return outline == null ? value : outline;
  }

  private static @Nullable Object within(@Nullable Object value) {
    if (value instanceof String text) {
      return Extract.of(text);
    }
    if (value instanceof Map<?, ?> object) {
      Map<String, @Nullable Object> outline = new LinkedHashMap<>();
      object.forEach((key, each) -> outline.put(String.valueOf(key), within(each)));
      return outline;
    }
    return value instanceof Collection<?> list ? beginning(list) : value;
  }

  private static List<@Nullable Object> beginning(Collection<?> list) {
    List<@Nullable Object> outline = new ArrayList<>();
    int shown = list.size() > MOST_ELEMENTS ? MOST_ELEMENTS - 1 : list.size();
    list.stream().limit(shown).forEach(each -> outline.add(within(each)));
    if (shown < list.size()) {
      outline.add("… " + (list.size() - shown) + " more");
    }
    return outline;
  }
}
