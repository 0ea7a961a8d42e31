package dev.bureau.orchestrator.configuration;

import dev.bureau.core.error.BadInputException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time as people write it: {@code 500ms}, {@code 10s}, {@code 5m}, …, or {@code PT5M}
 * of ISO 8601. From nothing to 999,999,999 days.
 */
public final class Span {
  /** What help says about it. */
  public static final String FORMS = "such as 500ms, 10s, 5m, 2h or 3d";

  private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
  private static final long MOST = 999_999_999;
  private static final Duration LONGEST = Duration.ofDays(MOST);
  private static final Map<String, ChronoUnit> UNITS = new LinkedHashMap<>();

  static {
    UNITS.put("d", ChronoUnit.DAYS);
    UNITS.put("h", ChronoUnit.HOURS);
    UNITS.put("m", ChronoUnit.MINUTES);
    UNITS.put("s", ChronoUnit.SECONDS);
    UNITS.put("ms", ChronoUnit.MILLIS);
  }

  private Span() {}

  /**
   * The time that the text says.
   *
   * @param field who asks, to be named if it is none
   * @throws BadInputException if it is none
   */
  public static Duration of(String field, String text) {
    Matcher span = FORM.matcher(text);
    if (span.matches()) {
      return Duration.of(Long.parseLong(span.group(1)), UNITS.get(span.group(2)));
    }
    try {
      Duration iso = Duration.parse(text);
      if (!iso.isNegative() && iso.compareTo(LONGEST) <= 0) {
        return iso;
      }
    } catch (DateTimeParseException e) {
      throw refused(field, text);
    }
    throw refused(field, text);
  }

  /** The shortest text that says exactly that time. */
  public static String text(Duration span) {
    for (Map.Entry<String, ChronoUnit> unit : UNITS.entrySet()) {
      Duration one = unit.getValue().getDuration();
      long whole = span.dividedBy(one);
      if (whole > 0 && whole <= MOST && one.multipliedBy(whole).equals(span)) {
        return whole + unit.getKey();
      }
    }
    return span.toString();
  }

  private static BadInputException refused(String field, String text) {
    return new BadInputException(field, text, "give a length of time " + FORMS);
  }
}
