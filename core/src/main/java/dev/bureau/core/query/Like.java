package dev.bureau.core.query;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.json.UnicodeText;
import dev.bureau.core.session.Session;

/**
 * The whole text of a field fits a pattern, by code point: {@code %} stands for any characters,
 * {@code _} for one, and a backslash before these two or itself for the character as it is. Holds
 * for text only; what {@code ->>} yields is text. Never holds for text with a U+0000 in it, which
 * databases take for the end of the text.
 *
 * @param pattern up to 1,000 characters, no U+0000 among them, for no text with it would fit
 */
public record Like(Field field, String pattern) implements Filter {
  private static final int LONGEST = 1_000;

  /**
   * @throws BadInputException if the field does not hold text, or the pattern is too long, has a
   *     U+0000 in it, or ends in the middle of an escape
   */
  public Like {
    if (field.kind() != HeadField.Kind.TEXT && field.kind() != HeadField.Kind.JSON) {
      throw new BadInputException(field.toString(), "LIKE", "compare it with < = > instead");
    }
    if (pattern.length() > LONGEST || !UnicodeText.isWhole(pattern)) {
      throw new BadInputException("pattern", pattern, "keep it to 1,000 whole characters");
    }
    if (pattern.indexOf(0) >= 0) {
      throw new BadInputException("pattern", pattern, "leave U+0000 out: no text with it fits");
    }
    for (int i = pattern.indexOf('\\'); i >= 0; i = pattern.indexOf('\\', i + 2)) {
      if (i + 1 == pattern.length() || "%_\\".indexOf(pattern.charAt(i + 1)) < 0) {
        throw new BadInputException("pattern", pattern, "put a backslash only before % _ or \\");
      }
    }
  }

  @Override
  public boolean matches(Session session) {
    return field.valueIn(session).map(Ranking::text).filter(this::fitsWhole).isPresent();
  }

  @Override
  public String toString() {
    return field + " LIKE " + new Value.Text(pattern);
  }

  private boolean fitsWhole(String text) {
    return text.indexOf(0) < 0 && fits(text);
  }

  /** Goes back to the last {@code %} only: linear in the text for each of them. */
  private boolean fits(String text) {
    int at = 0;
    int in = 0;
    int star = -1;
    int mark = 0;
    while (in < text.length()) {
      char wanted = at < pattern.length() ? pattern.charAt(at) : 0;
      boolean more = at < pattern.length();
      if (more && wanted == '%') {
        star = at++;
        mark = in;
      } else if (more && wanted == '_') {
        at++;
        in += Character.charCount(text.codePointAt(in));
      } else if (more && pattern.charAt(wanted == '\\' ? at + 1 : at) == text.charAt(in)) {
        at += wanted == '\\' ? 2 : 1;
        in++;
      } else if (star >= 0) {
        at = star + 1;
        mark += Character.charCount(text.codePointAt(mark));
        in = mark;
      } else {
        return false;
      }
    }
    while (at < pattern.length() && pattern.charAt(at) == '%') {
      at++;
    }
    return at == pattern.length();
  }
}
