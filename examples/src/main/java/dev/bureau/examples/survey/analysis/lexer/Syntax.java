package dev.bureau.examples.survey.analysis.lexer;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How a language writes comments and literals; marks that contain others come first. */
record Syntax(List<Comment> comments, List<Quote> quotes, Set<Quirk> quirks) {
  Syntax {
    comments = List.copyOf(comments);
    quotes = List.copyOf(quotes);
    quirks = Set.copyOf(quirks);
  }

  private static final Comment SLASHES = Comment.line("//");
  private static final Comment HASH = Comment.line("#");
  private static final Comment DASHES = Comment.line("--");
  private static final Comment FLAT = Comment.block("/*", "*/");
  private static final Comment NESTED = Comment.nested("/*", "*/");
  private static final Quote DOUBLE = Quote.line("\"");
  private static final Quote SINGLE = Quote.line("'");
  private static final Quote TRIPLE = Quote.lines("\"\"\"");
  private static final Quote RAW_TRIPLE = Quote.raw("\"\"\"", "\"\"\"");
  private static final Quote SINGLE_TRIPLE = Quote.lines("'''");
  private static final Quote BACK = Quote.raw("`", "`");
  private static final Quote AT = Quote.doubled("@\"", "\"");
  private static final Quote DOLLAR_AT = Quote.doubled("$@\"", "\"");
  private static final Quote AT_DOLLAR = Quote.doubled("@$\"", "\"");

  static final Syntax JAVA = of(SLASHES, FLAT).quoted(TRIPLE, DOUBLE, SINGLE);
  static final Syntax KOTLIN = of(SLASHES, NESTED).quoted(RAW_TRIPLE, DOUBLE, SINGLE);
  static final Syntax GROOVY = of(SLASHES, FLAT).quoted(TRIPLE, SINGLE_TRIPLE, DOUBLE, SINGLE);
  static final Syntax SCALA = of(SLASHES, NESTED).quoted(RAW_TRIPLE, DOUBLE).with(Quirk.TICK);
  static final Syntax C =
      of(SLASHES, FLAT).quoted(DOUBLE, SINGLE).with(Quirk.TICK_IN_NUMBER, Quirk.PARENTHESISED_RAW);
  static final Syntax C_SHARP =
      of(SLASHES, FLAT).quoted(RAW_TRIPLE, DOLLAR_AT, AT_DOLLAR, AT, DOUBLE, SINGLE);
  static final Syntax JAVASCRIPT =
      of(SLASHES, FLAT).quoted(DOUBLE, SINGLE).with(Quirk.REGEX, Quirk.TEMPLATE);
  static final Syntax GO = of(SLASHES, FLAT).quoted(DOUBLE, SINGLE, BACK);
  static final Syntax RUST =
      of(SLASHES, NESTED).quoted(Quote.lines("\"")).with(Quirk.TICK, Quirk.HASHED_RAW);
  static final Syntax SWIFT = of(SLASHES, NESTED).quoted(TRIPLE, DOUBLE);
  static final Syntax DART = of(SLASHES, NESTED).quoted(TRIPLE, SINGLE_TRIPLE, DOUBLE, SINGLE);
  static final Syntax PHP =
      of(SLASHES, FLAT, HASH)
          .quoted(Quote.lines("\""), Quote.lines("'"))
          .with(Quirk.HEREDOC, Quirk.ISLANDS);
  static final Syntax PYTHON = of(HASH).quoted(TRIPLE, SINGLE_TRIPLE, DOUBLE, SINGLE);
  static final Syntax RUBY =
      of(HASH).quoted(DOUBLE, SINGLE).with(Quirk.HEREDOC, Quirk.REGEX, Quirk.EQUALS_BLOCK);
  static final Syntax PERL =
      of(HASH)
          .quoted(DOUBLE, SINGLE)
          .with(Quirk.HEREDOC, Quirk.REGEX, Quirk.EQUALS_BLOCK, Quirk.COMMENT_AFTER_SPACE);
  static final Syntax SHELL =
      of(HASH)
          .quoted(
              new Quote("$'", "'", Quote.Escape.BACKSLASH, Quote.Extent.LINES),
              Quote.raw("'", "'"),
              Quote.lines("\""))
          .with(Quirk.HEREDOC, Quirk.COMMENT_AFTER_SPACE, Quirk.BACKSLASH_OUTSIDE);
  static final Syntax R = of(HASH).quoted(Quote.lines("\""), Quote.lines("'"), BACK);
  static final Syntax LUA =
      of(
              Comment.block("--[==[", "]==]"),
              Comment.block("--[=[", "]=]"),
              Comment.block("--[[", "]]"),
              DASHES)
          .quoted(DOUBLE, SINGLE)
          .with(Quirk.LONG_BRACKET);
  static final Syntax SQL =
      of(DASHES, FLAT)
          .quoted(Quote.doubled("'", "'"), Quote.doubled("\"", "\""), BACK)
          .with(Quirk.DOLLAR_QUOTE);
  static final Syntax HASKELL =
      of(Comment.nested("{-", "-}"), DASHES).quoted(DOUBLE).with(Quirk.TICK, Quirk.PRIME_IN_WORD);

  private static Syntax of(Comment... comments) {
    return new Syntax(List.of(comments), List.of(), Set.of());
  }

  private Syntax quoted(Quote... quotes) {
    return new Syntax(comments, List.of(quotes), quirks);
  }

  private Syntax with(Quirk first, Quirk... others) {
    return new Syntax(comments, quotes, EnumSet.of(first, others));
  }

  boolean has(Quirk quirk) {
    return quirks.contains(quirk);
  }
}
