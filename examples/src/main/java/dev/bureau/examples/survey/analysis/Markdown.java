package dev.bureau.examples.survey.analysis;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.stream.Collectors;

/** A Markdown page as it is written, block by block. */
final class Markdown {
  private final StringBuilder page = new StringBuilder();

  Markdown title(String text) {
    return block("# " + text);
  }

  Markdown heading(String text) {
    return block("## " + text);
  }

  Markdown subheading(String text) {
    return block("### " + text);
  }

  Markdown text(String text) {
    return block(text);
  }

  /** Begins a table; its rows follow. The first column is flush left, the others are figures. */
  void table(String first, String... others) {
    separate();
    row(first, (Object[]) others);
    row("---", Collections.nCopies(others.length, "---:").toArray());
  }

  void row(String first, Object... others) {
    String cells = Arrays.stream(others).map(String::valueOf).collect(Collectors.joining(" | "));
    page.append("| ").append(first).append(" | ").append(cells).append(" |\n");
  }

  void item(String text) {
    page.append("- ").append(text).append('\n');
  }

  Markdown commands(String shell) {
    return block("```sh\n" + shell.strip() + "\n```");
  }

  private Markdown block(String text) {
    separate();
    page.append(text.strip()).append("\n\n");
    return this;
  }

  private void separate() {
    if (page.length() > 1 && page.charAt(page.length() - 2) != '\n') {
      page.append('\n');
    }
  }

  /**
   * A code span that shows any text safely, in tables too: what would end the span, the cell or the
   * line, and what cannot be seen, is written as Java's escapes; a backslash is doubled.
   */
  static String code(String text) {
    return "`" + visible(text) + "`";
  }

  static String visible(String text) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean outerSpace = c == ' ' && (i == 0 || i == text.length() - 1);
      if (c == '\\') {
        shown.append("\\\\");
      } else if (c == '\n') {
        shown.append("\\n");
      } else if (outerSpace || c == '`' || c == '|' || isInvisible(c)) {
        shown.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        shown.append(c);
      }
    }
    return shown.toString();
  }

  private static boolean isInvisible(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> c != ' ' && Character.isSpaceChar(c);
    };
  }

  /** A quotient with decimals, rounded half up; {@code –} if there is nothing to divide by. */
  static String quotient(long scaled, long whole, int decimals) {
    return whole == 0
        ? "–"
        : BigDecimal.valueOf(scaled)
            .divide(BigDecimal.valueOf(whole), decimals, RoundingMode.HALF_UP)
            .toPlainString();
  }

  @Override
  public String toString() {
    return page.toString().strip() + "\n";
  }
}
