package dev.bureau.transitions.transcript;

import java.time.Instant;
import java.time.LocalDate;

/** ISO times, those of the usual form read faster than the library reads all forms. */
final class Timestamps {
  private static final String USUAL = "dddd-dd-ddTdd:dd:dd.dddZ";
  private static final int NANOS_A_MILLI = 1_000_000;
  private static final int SECONDS_A_DAY = 86_400;

  private Timestamps() {}

  /**
   * @throws java.time.DateTimeException if it is none
   */
  static Instant parse(String text) {
    if (!isUsual(text)) {
      return Instant.parse(text);
    }
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    if (hour > 23 || minute > 59 || second > 59) {
      return Instant.parse(text); // a leap second, the end of a day, or none
    }
    long day =
        LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)).toEpochDay();
    long seconds = day * SECONDS_A_DAY + (hour * 60L + minute) * 60 + second;
    return Instant.ofEpochSecond(seconds, (long) number(text, 20, 23) * NANOS_A_MILLI);
  }

  private static boolean isUsual(String text) {
    if (text.length() != USUAL.length()) {
      return false;
    }
    for (int i = 0; i < USUAL.length(); i++) {
      char each = text.charAt(i);
      char usual = USUAL.charAt(i);
      if (usual == 'd' ? each < '0' || each > '9' : each != usual) {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }
}
