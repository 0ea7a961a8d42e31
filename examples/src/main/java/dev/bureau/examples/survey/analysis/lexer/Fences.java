package dev.bureau.examples.survey.analysis.lexer;

/**
 * Literals whose closing mark depends on their opening mark; each answers its end, or a negative
 * number.
 */
final class Fences {
  /** The literal opens, but does not close: no other of its kind need be tried. */
  static final int UNCLOSED = -2;

  private static final int LONGEST_REGEX = 2_000;
  private static final int DEEPEST_TEMPLATE = 40;

  private Fences() {}

  /** {@code R"tag(...)tag"}. */
  static int parenthesised(String text, int at) {
    if (!text.startsWith("R\"", at)) {
      return -1;
    }
    int open = text.indexOf('(', at);
    return open < 0 || open - at > 18
        ? -1
        : close(text, open, ")" + text.substring(at + 2, open) + '"');
  }

  /** {@code r#"..."#} and {@code br"..."}. */
  static int hashed(String text, int at) {
    int hashes = text.startsWith("br", at) ? at + 2 : at + 1;
    int open = skip(text, hashes, '#');
    return open < text.length() && text.charAt(open) == '"' && text.charAt(hashes - 1) == 'r'
        ? close(text, open, '"' + text.substring(hashes, open))
        : -1;
  }

  /** {@code [==[...]==]}. */
  static int bracket(String text, int at) {
    int open = skip(text, at + 1, '=');
    return open < text.length() && text.charAt(open) == '['
        ? close(text, open, ']' + text.substring(at + 1, open) + ']')
        : -1;
  }

  /** {@code $tag$...$tag$}. */
  static int dollar(String text, int at) {
    int end = at + 1;
    while (end < text.length() && Lexer.isWordPart(text.charAt(end)) && text.charAt(end) != '$') {
      end++;
    }
    return end < text.length() && text.charAt(end) == '$' && !digit(text, at + 1)
        ? close(text, end, text.substring(at, end + 1))
        : -1;
  }

  /** {@code 'x'}, {@code '\n'}, an escape in braces; -1 for a lifetime or a symbol. */
  static int tick(String text, int at) {
    if (at + 2 >= text.length()) {
      return -1;
    }
    if (text.charAt(at + 1) == '\\') {
      int end = text.indexOf('\'', at + 3);
      return end < 0 || end - at > 14 ? -1 : end + 1;
    }
    int end = text.offsetByCodePoints(at + 1, 1);
    return end < text.length() && text.charAt(end) == '\'' ? end + 1 : -1;
  }

  /** A regular expression on one line; a slash within brackets does not close it. */
  static int regex(String text, int at) {
    boolean bracketed = false;
    int limit = Math.min(text.length(), at + LONGEST_REGEX);
    for (int i = at + 1; i < limit && text.charAt(i) != '\n'; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '[' || c == ']') {
        bracketed = c == '[';
      } else if (c == '/' && !bracketed) {
        return i + 1;
      }
    }
    return -1;
  }

  /** A back-quoted template, with the expressions and templates nested in it. */
  static int template(String text, int at) {
    return template(text, at, 0);
  }

  private static int template(String text, int at, int depth) {
    int braces = 0;
    int i = at + 1;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '`' && (braces == 0 || depth == DEEPEST_TEMPLATE)) {
        return i + 1;
      } else if (c == '`') {
        int end = template(text, i, depth + 1);
        if (end < 0) {
          return UNCLOSED;
        }
        i = end - 1;
      } else if (c == '{' && (braces > 0 || text.charAt(i - 1) == '$')) {
        braces++;
      } else if (c == '}' && braces > 0) {
        braces--;
      }
      i++;
    }
    return UNCLOSED;
  }

  private static int close(String text, int from, String mark) {
    int end = text.indexOf(mark, from + 1);
    return end < 0 ? UNCLOSED : end + mark.length();
  }

  private static int skip(String text, int from, char c) {
    int at = from;
    while (at < text.length() && text.charAt(at) == c) {
      at++;
    }
    return at;
  }

  private static boolean digit(String text, int at) {
    return at < text.length() && Character.isDigit(text.charAt(at));
  }
}
