package dev.bureau.cli.invocation;

/**
 * Text as a terminal may safely be given it: one line, and nothing that moves the cursor, hides
 * characters or turns the writing direction round. What is left out is shown as its escape.
 */
public final class Printable {
  private Printable() {}

  /** The text with every character that is not to be printed as its Java escape. */
  public static String of(String text) {
    if (text.codePoints().allMatch(Printable::isPlain)) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(each -> append(safe, each));
    return safe.toString();
  }

  /** How many columns of a terminal the (safe) text takes. */
  static int width(String text) {
    return text.codePoints().map(Printable::columns).sum();
  }

  private static void append(StringBuilder safe, int character) {
    if (isPlain(character)) {
      safe.appendCodePoint(character);
      return;
    }
    switch (character) {
      case '\n' -> safe.append("\\n");
      case '\r' -> safe.append("\\r");
      case '\t' -> safe.append("\\t");
      default -> {
        String digits = Integer.toHexString(character);
        safe.append("\\u").append("0".repeat(Math.max(0, 4 - digits.length()))).append(digits);
      }
    }
  }

  private static boolean isPlain(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static int columns(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
      default -> isWide(character) ? 2 : 1;
    };
  }

  /** The blocks that terminals show two columns wide: East Asian scripts and pictures. */
  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115F)
        || (c >= 0x2E80 && c <= 0xA4CF)
        || (c >= 0xAC00 && c <= 0xD7A3)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0xFE30 && c <= 0xFE6F)
        || (c >= 0xFF00 && c <= 0xFF60)
        || (c >= 0xFFE0 && c <= 0xFFE6)
        || (c >= 0x1F300 && c <= 0x1FAFF)
        || (c >= 0x20000 && c <= 0x3FFFD);
  }
}
