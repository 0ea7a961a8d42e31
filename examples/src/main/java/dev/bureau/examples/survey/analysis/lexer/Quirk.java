package dev.bureau.examples.survey.analysis.lexer;

/** What tables of comments and quotes cannot say about a language. */
enum Quirk {
  /** {@code 'x'} is a character, {@code 'name} is not (Rust, Scala, Haskell). */
  TICK,
  /** A word may contain an apostrophe (Haskell). */
  PRIME_IN_WORD,
  /** A number may contain apostrophes (C, C++). */
  TICK_IN_NUMBER,
  /** A comment sign within a word or after a dollar sign is none (shell, Perl). */
  COMMENT_AFTER_SPACE,
  /** A backslash outside quotes takes the next character with it (shell). */
  BACKSLASH_OUTSIDE,
  /** {@code <<EOF} (shell, Ruby, Perl), {@code <<<EOF} (PHP). */
  HEREDOC,
  /** A slash where a value is expected opens a regular expression (JavaScript, Ruby, Perl). */
  REGEX,
  /** Back-quoted templates with nested expressions (JavaScript). */
  TEMPLATE,
  /** {@code R"x(...)x"} (C++). */
  PARENTHESISED_RAW,
  /** {@code r#"..."#} (Rust). */
  HASHED_RAW,
  /** {@code [==[...]==]} (Lua). */
  LONG_BRACKET,
  /** {@code $tag$...$tag$} (PostgreSQL). */
  DOLLAR_QUOTE,
  /** Documentation between a line {@code =word} and a line {@code =cut} (Perl) or {@code =end}. */
  EQUALS_BLOCK,
  /** Only what stands between {@code <?} and {@code ?>} is code (PHP). */
  ISLANDS
}
