package dev.bureau.core.query;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.json.UnicodeText;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.session.Status;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a field is compared with. */
public sealed interface Value {
  /** Text; compares by code point. */
  record Text(String text) implements Value {
    private static final int LONGEST = 65_536;

    /**
     * @throws BadInputException if it is longer than 65,536 characters or holds half a character
     */
    public Text {
      if (text.length() > LONGEST || !UnicodeText.isWhole(text)) {
        throw new BadInputException(
            "filter value", text, "give up to 65,536 whole characters (no lone surrogates)");
      }
    }

    /** As it is written in filters: in quotes. */
    @Override
    public String toString() {
      return "'" + text.replace("'", "''") + "'";
    }
  }

  /**
   * A number; compares by value: whole numbers of 64 bits exactly, others as 64-bit floating point.
   */
  record Numeric(BigDecimal number) implements Value {
    private static final int MOST_DIGITS = 1_000;

    /**
     * @throws BadInputException if it has more than 1,000 digits
     */
    public Numeric {
      if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
        throw new BadInputException("filter value", "a number of over 1,000 digits", "shorten it");
      }
    }

    /** As it is written in filters. */
    @Override
    public String toString() {
      return number.toString();
    }
  }

  /** A UTC instant. */
  record Time(Instant instant) implements Value {
    /** As it is written in filters: in quotes. */
    @Override
    public String toString() {
      return "'" + instant + "'";
    }
  }

  /**
   * The value that a program gave.
   *
   * @param value text, a number, an instant, a boolean (as the text {@code true} or {@code false})
   *     or a constant of an enum (as its name)
   * @throws BadInputException if it is none of these
   */
  static Value of(@Nullable Object value) {
    if (value == null) {
      throw new BadInputException("filter value", "null", "ask IS NULL for what is not set");
    }
    if (value instanceof Value ready) {
      return ready;
    }
    if (value instanceof Instant instant) {
      return new Time(instant);
    }
    if (value instanceof Enum<?> constant) {
      return new Text(constant.name());
    }
    if (value instanceof String || value instanceof Boolean) {
      return new Text(value.toString());
    }
    if (value instanceof dev.bureau.core.json.Text text) {
      return new Text(text.value());
    }
    if (value instanceof Number number) {
      try {
        return new Numeric(new BigDecimal(number.toString()));
      } catch (NumberFormatException e) {
        throw new BadInputException("filter value", value, "give a finite number");
      }
    }
    throw new BadInputException(
        "filter value", value.getClass().getName(), "give text, a number, an instant or a boolean");
  }

  /**
   * This value as one that the field can be compared with: text is read as a number or an instant
   * where the field holds such; names of types and statuses are put into upper case.
   *
   * @throws BadInputException if it cannot be compared with that field
   */
  default Value against(Field field) {
    return switch (field.kind()) {
      case TEXT ->
          this instanceof Text text ? named(field, text) : refused(this, field, "text in quotes");
      case NUMBER -> this instanceof Text text ? number(field, text) : counted(field);
      case TIME -> this instanceof Text text ? time(field, text) : timed(field);
      case JSON -> this instanceof Time time ? new Text(time.instant().toString()) : this;
    };
  }

  private Value counted(Field field) {
    return this instanceof Numeric ? this : refused(this, field, "a number");
  }

  private Value timed(Field field) {
    return this instanceof Time
        ? this
        : refused(this, field, "a time such as '2026-11-21T08:00:00Z'");
  }

  private static Value named(Field field, Text text) {
    return switch (field.head()) {
      case TYPE -> named(field, text, SessionType.values());
      case STATUS -> named(field, text, Status.values());
      default -> text;
    };
  }

  private static Value named(Field field, Text text, Enum<?>[] names) {
    String name = text.text().toUpperCase(Locale.ROOT);
    if (Stream.of(names).noneMatch(each -> each.name().equals(name))) {
      String all = Stream.of(names).map(Enum::name).collect(Collectors.joining(", "));
      return refused(text, field, "one of " + all);
    }
    return new Text(name);
  }

  private static Value number(Field field, Text text) {
    try {
      return new Numeric(new BigDecimal(text.text()));
    } catch (NumberFormatException e) {
      return refused(text, field, "a number");
    }
  }

  private static Value time(Field field, Text text) {
    String given = text.text();
    try {
      return new Time(Instant.parse(given.indexOf('T') < 0 ? given + "T00:00:00Z" : given));
    } catch (DateTimeException e) {
      return refused(text, field, "a UTC time such as '2026-11-21T08:00:00Z' or a day");
    }
  }

  private static Value refused(Value value, Field field, String wanted) {
    throw new BadInputException(field.toString(), value, "compare it with " + wanted);
  }
}
