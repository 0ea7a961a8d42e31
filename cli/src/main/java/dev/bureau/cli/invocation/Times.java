package dev.bureau.cli.invocation;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.seam.Seams;
import dev.bureau.orchestrator.configuration.Span;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Times and days as people write them. */
public final class Times {
  /** What help says about them. */
  public static final String FORMS =
      "a time such as 2026-03-01T12:00:00Z, a day in UTC, or how long ago, " + Span.FORMS;

  private Times() {}

  /** The present time of the wall clock. */
  public static Instant now() {
    return Seams.system().wall().instant();
  }

  /**
   * The time that the text says.
   *
   * @param option who asks, to be named if it is none
   * @throws BadInputException if it is none
   */
  public static Instant of(String option, String text) {
    try {
      if (text.endsWith("Z")) {
        return Instant.parse(text);
      }
      return text.indexOf('-', 1) > 0
          ? day(option, text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : now().minus(Span.of(option, text));
    } catch (DateTimeException | BadInputException e) {
      throw new BadInputException(option, text, "give " + FORMS);
    }
  }

  /**
   * The day that the text says.
   *
   * @param option who asks, to be named if it is none
   * @throws BadInputException if it is none
   */
  public static LocalDate day(String option, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new BadInputException(option, text, "give a day such as 2026-03-01");
    }
  }
}
