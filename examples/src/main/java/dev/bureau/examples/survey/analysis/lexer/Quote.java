package dev.bureau.examples.survey.analysis.lexer;

/** One kind of string literal: how it opens and closes, and what may stand within. */
record Quote(String open, String close, Escape escape, Extent extent) {
  /** How the closing mark is written within the literal. */
  enum Escape {
    BACKSLASH,
    DOUBLED,
    NONE
  }

  /** Whether a literal may span lines. */
  enum Extent {
    LINE,
    LINES
  }

  static Quote line(String mark) {
    return new Quote(mark, mark, Escape.BACKSLASH, Extent.LINE);
  }

  static Quote lines(String mark) {
    return new Quote(mark, mark, Escape.BACKSLASH, Extent.LINES);
  }

  static Quote raw(String open, String close) {
    return new Quote(open, close, Escape.NONE, Extent.LINES);
  }

  static Quote doubled(String open, String close) {
    return new Quote(open, close, Escape.DOUBLED, Extent.LINES);
  }

  /**
   * Where the literal that opens at {@code from} ends; -1 if it may span lines and never closes. A
   * literal of one line that does not close ends with its line.
   */
  int end(String text, int from) {
    int at = from + open.length();
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\' && escape == Escape.BACKSLASH) {
        at += 2;
      } else if (text.startsWith(close, at)) {
        at += close.length();
        if (escape != Escape.DOUBLED || !text.startsWith(close, at)) {
          return at;
        }
        at += close.length();
      } else if (c == '\n' && extent == Extent.LINE) {
        return at;
      } else {
        at++;
      }
    }
    return extent == Extent.LINE ? text.length() : -1;
  }
}
