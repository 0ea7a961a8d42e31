package dev.bureau.core.json;

import dev.bureau.core.error.BadInputException;

/**
 * Text as stores and hashes need it: whole characters only, so that UTF-8 brings it back as it was.
 */
public final class UnicodeText {
  private UnicodeText() {}

  /** Whether no half of a surrogate pair stands alone. */
  public static boolean isWhole(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }

  /** Whether there is a control character, such as a line break. */
  public static boolean hasControls(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Refuses text with halves of characters.
   *
   * @param field what it is, as its user knows it
   * @throws BadInputException if it has any
   */
  public static void requireWhole(String field, String text) {
    if (!isWhole(text)) {
      throw new BadInputException(field, text, "leave out halves of characters (lone surrogates)");
    }
  }

  /** The text with a replacement character for each half that stands alone. */
  public static String whole(String text) {
    if (isWhole(text)) {
      return text;
    }
    StringBuilder whole = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (i + 1 < text.length()
            && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
          i++;
        } else {
          whole.setCharAt(i, '\uFFFD');
        }
      }
    }
    return whole.toString();
  }
}
