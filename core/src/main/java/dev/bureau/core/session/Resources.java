package dev.bureau.core.session;

import dev.bureau.core.error.BadInputException;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a session may use: {@code memory} and {@code disk} as sizes ({@code 512m}), {@code cpu} as a
 * number of processors ({@code 2}); other names are kept as they are (S2).
 */
public record Resources(SortedMap<String, String> values) {
  /** Nothing said. */
  public static final Resources NONE = new Resources(new TreeMap<>());

  /**
   * @throws BadInputException if an understood value is not of its form
   */
  public Resources {
    values.forEach(Resources::check);
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /** These resources. */
  public static Resources of(Map<String, String> values) {
    return new Resources(new TreeMap<>(values));
  }

  /** The memory in bytes, if said. */
  public OptionalLong memoryBytes() {
    return size("memory");
  }

  /** The disk space in bytes, if said. */
  public OptionalLong diskBytes() {
    return size("disk");
  }

  private OptionalLong size(String name) {
    String value = values.get(name);
    return value == null ? OptionalLong.empty() : OptionalLong.of(ByteSize.parse(name, value));
  }

  /** These, and those of another that these do not name. */
  Resources over(Resources base) {
    SortedMap<String, String> all = new TreeMap<>(base.values);
    all.putAll(values);
    return new Resources(all);
  }

  private static void check(String name, String value) {
    ShortText.check("resource", name, 128);
    switch (name) {
      case "memory", "disk" -> ByteSize.parse("resource " + name, value);
      case "cpu" -> {
        if (!value.matches("[0-9]{1,4}(\\.[0-9]{1,3})?") || value.matches("[0.]+")) {
          throw new BadInputException(
              "resource cpu", value, "give a number of processors, such as 2");
        }
      }
      default -> ShortText.check("resource " + name, value, 1024);
    }
  }
}
