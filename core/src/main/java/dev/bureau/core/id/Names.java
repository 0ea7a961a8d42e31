package dev.bureau.core.id;

import dev.bureau.core.error.BadInputException;
import org.jspecify.annotations.Nullable;

/** The one grammar of ids and names (SPEC section 0). */
public final class Names {
  private static final int LONGEST = 128;
  private static final String REMEDY =
      "give 1-128 of A-Z a-z 0-9 . _ - starting with a letter or digit";

  private Names() {}

  /**
   * Checks a name.
   *
   * @param field what it names
   * @throws BadInputException if it is outside the grammar
   */
  public static void check(String field, @Nullable String value) {
    if (value == null
        || value.isEmpty()
        || value.length() > LONGEST
        || !letterOrDigit(value.charAt(0))) {
      throw new BadInputException(field, value, REMEDY);
    }
    for (int i = 1; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!letterOrDigit(c) && c != '.' && c != '_' && c != '-') {
        throw new BadInputException(field, value, REMEDY);
      }
    }
  }

  private static boolean letterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
  }
}
