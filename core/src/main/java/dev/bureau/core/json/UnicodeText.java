package dev.bureau.core.json;

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
}
