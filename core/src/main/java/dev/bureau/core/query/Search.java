package dev.bureau.core.query;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.json.UnicodeText;
import dev.bureau.core.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * A text stands in the name or the workspace, whatever the case of A to Z; all other characters
 * count as they are (S5, S6).
 *
 * @param text 1–256 characters, as they were given
 */
public record Search(String text) implements Filter {
  private static final int LONGEST = 256;

  /**
   * @throws BadInputException if it is blank, longer than 256 characters or holds half a character
   */
  public Search {
    if (text.isBlank() || text.length() > LONGEST || !UnicodeText.isWhole(text)) {
      throw new BadInputException("search text", text, "give 1-256 characters that are not blank");
    }
  }

  @Override
  public boolean matches(Session session) {
    String sought = folded(text);
    return contains(session.name(), sought) || contains(session.profile().workspace(), sought);
  }

  @Override
  public String toString() {
    return "SEARCH " + new Value.Text(text);
  }

  /** The text with A to Z in lower case and nothing else changed. */
  public static String folded(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      folded.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
    }
    return folded.toString();
  }

  private static boolean contains(@Nullable String text, String sought) {
    return text != null && folded(text).contains(sought);
  }
}
