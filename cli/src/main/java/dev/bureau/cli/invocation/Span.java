package dev.bureau.cli.invocation;

import dev.bureau.core.error.BadInputException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time as the command line has it: {@code 500ms}, {@code 10s}, {@code 5m}, … */
public final class Span {
  /** What help says about it. */
  public static final String FORMS = "such as 500ms, 10s, 5m, 2h or 3d";

  private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "ms", ChronoUnit.MILLIS,
          "s", ChronoUnit.SECONDS,
          "m", ChronoUnit.MINUTES,
          "h", ChronoUnit.HOURS,
          "d", ChronoUnit.DAYS);

  private Span() {}

  /**
   * The time that the text says.
   *
   * @param option who asks, to be named if it is none
   * @throws BadInputException if it is none
   */
  public static Duration of(String option, String text) {
    Matcher span = FORM.matcher(text);
    if (!span.matches()) {
      throw new BadInputException(option, text, "give a length of time " + FORMS);
    }
    return Duration.of(Long.parseLong(span.group(1)), UNITS.get(span.group(2)));
  }
}
