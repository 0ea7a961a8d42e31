package dev.bureau.core.price;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.json.UnicodeText;

/** The rule for names that providers give, of which nothing is known but that they are names. */
public final class OpaqueName {
  private static final int LONGEST = 256;

  private OpaqueName() {}

  /**
   * Checks a name.
   *
   * @param field what it names
   * @throws BadInputException if it is blank, longer than 256 characters or has control characters
   */
  public static void check(String field, String name) {
    if (name.isBlank() || name.length() > LONGEST) {
      throw new BadInputException(field, name, "give 1-256 characters, not only blanks");
    }
    if (UnicodeText.hasControls(name) || !UnicodeText.isWhole(name)) {
      throw new BadInputException(field, name, "leave out control characters and lone surrogates");
    }
  }
}
