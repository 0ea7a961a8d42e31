package dev.bureau.core.session;

import dev.bureau.core.error.BadInputException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a session must keep to, by name (S2). {@code max-memory}, {@code cpu-priority} and {@code
 * timeout} are understood and checked; others are kept as they are.
 */
public record Constraints(SortedMap<String, String> values) {
  /** No constraints. */
  public static final Constraints NONE = new Constraints(new TreeMap<>());

  /**
   * @throws BadInputException if a name or an understood value is not of its form
   */
  public Constraints {
    values.forEach(Constraints::check);
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /** These constraints. */
  public static Constraints of(Map<String, String> values) {
    return new Constraints(new TreeMap<>(values));
  }

  /**
   * Reads {@code name:value}.
   *
   * @throws BadInputException if the colon, the name or the value is missing or bad
   */
  public static Map.Entry<String, String> parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 1 || colon == text.length() - 1) {
      throw new BadInputException("constraint", text, "give name:value, such as max-memory:512m");
    }
    Map.Entry<String, String> entry =
        Map.entry(text.substring(0, colon), text.substring(colon + 1));
    check(entry.getKey(), entry.getValue());
    return entry;
  }

  /** The most memory in bytes, if constrained. */
  public OptionalLong maxMemoryBytes() {
    String value = values.get("max-memory");
    return value == null
        ? OptionalLong.empty()
        : OptionalLong.of(ByteSize.parse("max-memory", value));
  }

  /** The longest from its start until it is final, if constrained. */
  public Optional<Duration> timeout() {
    return Optional.ofNullable(values.get("timeout"))
        .map(value -> Duration.ofMillis(Long.parseLong(value)));
  }

  /** {@code low}, {@code normal} or {@code high}, if constrained. */
  public Optional<String> cpuPriority() {
    return Optional.ofNullable(values.get("cpu-priority"));
  }

  /** These, and those of another that these do not name. */
  Constraints over(Constraints base) {
    SortedMap<String, String> all = new TreeMap<>(base.values);
    all.putAll(values);
    return new Constraints(all);
  }

  private static void check(String name, String value) {
    ShortText.check("constraint", name, 128);
    ShortText.check("constraint " + name, value, 1024);
    switch (name) {
      case "max-memory" -> ByteSize.parse("constraint max-memory", value);
      case "cpu-priority" -> {
        if (!value.matches("low|normal|high")) {
          throw new BadInputException("constraint cpu-priority", value, "give low, normal or high");
        }
      }
      case "timeout" -> {
        if (!value.matches("[1-9][0-9]{0,14}")) {
          throw new BadInputException("constraint timeout", value, "give milliseconds, from 1");
        }
      }
      default -> {}
    }
  }
}
