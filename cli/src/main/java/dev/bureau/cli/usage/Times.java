package dev.bureau.cli.usage;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.seam.Seams;
import dev.bureau.orchestrator.configuration.Span;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Times and days as people write them. */
final class Times {
  static final String FORMS =
      "a time such as 2026-03-01T12:00:00Z, a day in UTC, or how long ago, " + Span.FORMS;

  private Times() {}

  static Instant now() {
    return Seams.system().wall().instant();
  }

  static Instant of(String option, String text) {
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

  static LocalDate day(String option, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new BadInputException(option, text, "give a day such as 2026-03-01");
    }
  }
}
