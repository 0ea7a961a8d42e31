package dev.bureau.orchestrator.configuration;

import dev.bureau.core.error.BadInputException;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A kind of values: how they are read from text, and shown as text that reads the same.
 *
 * @param reads throws {@link BadInputException} for what is none
 */
public record Value<T>(Function<String, T> reads, Function<T, String> shows) {
  private static final String FIELD = "value";

  /** Whole numbers. */
  public static final Value<Integer> NUMBER = new Value<>(Value::number, String::valueOf);

  /** Whole numbers that may be larger. */
  public static final Value<Long> COUNT = new Value<>(Value::count, String::valueOf);

  /** Lengths of time. */
  public static final Value<Duration> SPAN = new Value<>(text -> Span.of(FIELD, text), Span::text);

  /** {@code on} and {@code off}, which may be written {@code true} and {@code false}. */
  public static final Value<Boolean> SWITCH = new Value<>(Value::isOn, on -> on ? "on" : "off");

  /** Names of files. */
  public static final Value<Path> FILE = new Value<>(Value::file, Path::toString);

  /** Any text. */
  public static final Value<String> TEXT = new Value<>(text -> text, text -> text);

  /** Shares, 0–1. */
  public static final Value<Double> SHARE = new Value<>(Value::share, String::valueOf);

  /** Some values, separated by commas; or none. */
  public static <T> Value<List<T>> list(Value<T> each) {
    return new Value<>(
        text ->
            text.isBlank()
                ? List.of()
                : Stream.of(text.split(",", -1)).map(String::strip).map(each.reads()).toList(),
        all -> all.stream().map(each.shows()).collect(Collectors.joining(",")));
  }

  /** A value for each of some roles, as {@code role:value}, separated by commas; or none. */
  public static <T> Value<SortedMap<String, T>> byRole(Value<T> each) {
    return new Value<>(
        text -> roles(each, text),
        all ->
            all.entrySet().stream()
                .map(role -> role.getKey() + ":" + each.shows().apply(role.getValue()))
                .collect(Collectors.joining(",")));
  }

  private static <T> SortedMap<String, T> roles(Value<T> each, String text) {
    SortedMap<String, T> roles = new TreeMap<>();
    for (String pair : text.isBlank() ? new String[0] : text.split(",", -1)) {
      int colon = pair.indexOf(':');
      String role = pair.substring(0, Math.max(0, colon)).strip();
      T value = each.reads().apply(pair.substring(colon + 1).strip());
      if (role.isEmpty() || roles.put(role, value) != null) {
        throw new BadInputException(
            FIELD, text, "give role:value, separated by commas, each role once");
      }
    }
    return roles;
  }

  /** The constants of an enum, in lower case. */
  public static <E extends Enum<E>> Value<E> oneOf(Class<E> type) {
    return new Value<>(text -> constant(type, text), Value::name);
  }

  private static Integer number(String text) {
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw new BadInputException(FIELD, text, "give a whole number");
    }
  }

  private static Long count(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw new BadInputException(FIELD, text, "give a whole number");
    }
  }

  private static Double share(String text) {
    try {
      return new BigDecimal(text).doubleValue();
    } catch (NumberFormatException e) {
      throw new BadInputException(FIELD, text, "give a number from 0 to 1, such as 0.75");
    }
  }

  private static Boolean isOn(String text) {
    return switch (text) {
      case "on", "true" -> true;
      case "off", "false" -> false;
      default -> throw new BadInputException(FIELD, text, "give on or off");
    };
  }

  private static Path file(String text) {
    try {
      Path file = Path.of(text);
      if (file.getFileName() != null && !file.getFileName().toString().isEmpty()) {
        return file;
      }
    } catch (InvalidPathException e) {
      throw new BadInputException(FIELD, text, "give a file name that this system can have");
    }
    throw new BadInputException(FIELD, text, "give the name of a file");
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String text) {
    return Stream.of(type.getEnumConstants())
        .filter(each -> name(each).equals(text))
        .findFirst()
        .orElseThrow(() -> new BadInputException(FIELD, text, "give one of " + names(type)));
  }

  private static <E extends Enum<E>> String names(Class<E> type) {
    return Stream.of(type.getEnumConstants()).map(Value::name).collect(Collectors.joining(", "));
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
