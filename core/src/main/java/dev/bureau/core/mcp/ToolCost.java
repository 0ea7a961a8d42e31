package dev.bureau.core.mcp;

import dev.bureau.core.error.BadInputException;

/**
 * What the definition of one tool takes of a model's window.
 *
 * @param name the tool's name, 1–128 characters of which none moves a terminal's cursor or hides;
 *     {@link #of} makes any name such a one
 * @param tokens how many tokens its definition takes, from 0
 */
public record ToolCost(String name, int tokens) {
  private static final int LONGEST = 128;

  /**
   * @throws BadInputException if the name is not as it must be, or the tokens are negative
   */
  public ToolCost {
    if (!name.equals(plain(name))) {
      throw new BadInputException("tool", name, "give 1-128 characters that can be printed");
    }
    if (tokens < 0) {
      throw new BadInputException("tokens", tokens, "give 0 or more");
    }
  }

  /** The cost of a tool of any name: it is cut, and {@code ?} stands for what cannot be printed. */
  public static ToolCost of(String name, int tokens) {
    return new ToolCost(plain(name), tokens);
  }

  private static String plain(String name) {
    StringBuilder plain = new StringBuilder();
    name.codePoints()
        .limit(LONGEST)
        .map(each -> isPrinted(each) ? each : '?')
        .takeWhile(each -> plain.length() + Character.charCount(each) <= LONGEST)
        .forEach(plain::appendCodePoint);
    return plain.isEmpty() ? "?" : plain.toString();
  }

  private static boolean isPrinted(int character) {
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
}
