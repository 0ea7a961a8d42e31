package dev.bureau.core.session;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.json.UnicodeText;
import org.jspecify.annotations.Nullable;

/** The rule for texts that stand in lists: not blank, no control characters, a longest length. */
public final class ShortText {
  private ShortText() {}

  /**
   * Checks a text.
   *
   * @param field what it is
   * @param text what was given; null if there is none, which is no mistake
   * @param longest how many characters it may have
   * @throws BadInputException if it is blank or longer, or has control characters or halves of
   *     characters
   */
  public static void check(String field, @Nullable String text, int longest) {
    if (text == null) {
      return;
    }
    if (text.isBlank() || text.length() > longest) {
      throw new BadInputException(
          field, text, "give 1-" + longest + " characters, not only blanks");
    }
    if (UnicodeText.hasControls(text)) {
      throw new BadInputException(field, text, "leave out control characters");
    }
    UnicodeText.requireWhole(field, text);
  }
}
