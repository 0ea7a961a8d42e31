package dev.bureau.examples.survey.analysis.lexer;

/** One kind of comment; it ends where its closing mark stands, or with the text. */
record Comment(String open, String close, Nesting nesting) {
  /** Whether a comment may contain another of its kind. */
  enum Nesting {
    FLAT,
    NESTED
  }

  static Comment line(String open) {
    return new Comment(open, "\n", Nesting.FLAT);
  }

  static Comment block(String open, String close) {
    return new Comment(open, close, Nesting.FLAT);
  }

  static Comment nested(String open, String close) {
    return new Comment(open, close, Nesting.NESTED);
  }

  /** Where the comment that opens at {@code from} ends; a line comment ends before the break. */
  int end(String text, int from) {
    if (close.equals("\n")) {
      int end = text.indexOf('\n', from);
      return end < 0 ? text.length() : end;
    }
    int at = from + open.length();
    int depth = 1;
    while (at < text.length()) {
      if (text.startsWith(close, at)) {
        at += close.length();
        if (--depth == 0) {
          return at;
        }
      } else if (nesting == Nesting.NESTED && text.startsWith(open, at)) {
        at += open.length();
        depth++;
      } else {
        at++;
      }
    }
    return text.length();
  }
}
