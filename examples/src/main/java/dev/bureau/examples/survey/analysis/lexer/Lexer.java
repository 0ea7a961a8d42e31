package dev.bureau.examples.survey.analysis.lexer;

import dev.bureau.examples.survey.analysis.lexer.Tokens.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Cuts a text into words, numbers, string literals and punctuation.
 *
 * <p>It knows where comments and literals begin and end, and nothing else of the language. It never
 * fails: a literal that does not close ends with its line, a comment with the text. Punctuation is
 * single characters, but for {@code && || ?. ?? ?: -> ::}.
 */
public final class Lexer {
  private static final Set<String> PAIRS = Set.of("&&", "||", "?.", "??", "?:", "->", "::");
  private static final Set<String> BEFORE_VALUE =
      Set.of(
          "and", "or", "not", "return", "typeof", "case", "in", "of", "do", "else", "if", "unless",
          "when", "while");

  private static final int HEREDOC_FAILURES = 3;

  private final Syntax syntax;
  private final String text;
  private final Tokens tokens;
  private final Set<Quote> neverClosed = new HashSet<>();
  private final boolean[] fenceNeverClosed = new boolean[128];
  private int heredocsNeverClosed;
  private final Deque<Heredoc> announced = new ArrayDeque<>();
  private int at;
  private int line = 1;

  private Lexer(Syntax syntax, String text) {
    this.syntax = syntax;
    this.text = text;
    this.tokens = new Tokens(text);
  }

  /** The tokens of a text; none if the language has no syntax. */
  public static Tokens tokens(Language language, String text) {
    return language
        .syntax()
        .map(syntax -> new Lexer(syntax, text).run())
        .orElseGet(() -> new Tokens(""));
  }

  private Tokens run() {
    if (syntax.has(Quirk.ISLANDS)) {
      skipToIsland();
    }
    startLine();
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\n') {
        advance(at + 1);
        startLine();
      } else if (Character.isWhitespace(c) || c == '\uFEFF' || c == '\u00A0') {
        at++;
      } else if (!comment(c) && !literal(c)) {
        plain(c);
      }
    }
    return tokens;
  }

  private void startLine() {
    while (!announced.isEmpty()) {
      int end = announced.remove().end(text, at);
      heredocsNeverClosed += end < 0 ? 1 : 0;
      if (end > at) {
        token(Kind.STRING, end);
        advance(Math.min(text.length(), end + 1));
      }
    }
    if (syntax.has(Quirk.EQUALS_BLOCK)
        && at + 1 < text.length()
        && text.charAt(at) == '='
        && Character.isLetter(text.charAt(at + 1))) {
      int cut = text.indexOf(text.startsWith("=begin\n", at) ? "\n=end" : "\n=cut", at);
      int end = cut < 0 ? text.length() : text.indexOf('\n', cut + 1);
      advance(end < 0 ? text.length() : end);
    }
  }

  private boolean comment(char c) {
    for (Comment comment : syntax.comments()) {
      if (comment.open().charAt(0) == c && text.startsWith(comment.open(), at)) {
        if (c == '#' && !hashOpensComment()) {
          return false;
        }
        int end = comment.end(text, at);
        if (syntax.has(Quirk.ISLANDS) && comment.close().equals("\n")) {
          int island = text.indexOf("?>", at);
          end = island >= 0 && island < end ? island : end;
        }
        advance(end);
        return true;
      }
    }
    return false;
  }

  private boolean hashOpensComment() {
    if (syntax.has(Quirk.ISLANDS) && text.startsWith("#[", at)) {
      return false;
    }
    char before = at == 0 ? '\n' : text.charAt(at - 1);
    return !syntax.has(Quirk.COMMENT_AFTER_SPACE)
        || Character.isWhitespace(before)
        || ";()".indexOf(before) >= 0;
  }

  private boolean literal(char c) {
    int end = fenced(c);
    if (end > at) {
      token(Kind.STRING, end);
      return true;
    }
    for (Quote quote : syntax.quotes()) {
      if (quote.open().charAt(0) == c && text.startsWith(quote.open(), at)) {
        token(Kind.STRING, closing(quote));
        return true;
      }
    }
    return false;
  }

  private int closing(Quote quote) {
    int end = neverClosed.contains(quote) ? -1 : quote.end(text, at);
    if (end < 0) {
      neverClosed.add(quote);
      int lineEnd = text.indexOf('\n', at);
      return lineEnd < 0 ? text.length() : lineEnd;
    }
    return Math.min(end, text.length());
  }

  private int fenced(char c) {
    if (c >= fenceNeverClosed.length || fenceNeverClosed[c]) {
      return -1;
    }
    int end =
        switch (c) {
          case '\'' -> syntax.has(Quirk.TICK) ? Fences.tick(text, at) : -1;
          case '/' -> syntax.has(Quirk.REGEX) && valueExpected() ? Fences.regex(text, at) : -1;
          case 'R' -> syntax.has(Quirk.PARENTHESISED_RAW) ? Fences.parenthesised(text, at) : -1;
          case 'b', 'r' -> syntax.has(Quirk.HASHED_RAW) ? Fences.hashed(text, at) : -1;
          case '[' -> syntax.has(Quirk.LONG_BRACKET) ? Fences.bracket(text, at) : -1;
          case '$' -> syntax.has(Quirk.DOLLAR_QUOTE) ? Fences.dollar(text, at) : -1;
          case '`' -> syntax.has(Quirk.TEMPLATE) ? Fences.template(text, at) : -1;
          default -> -1;
        };
    fenceNeverClosed[c] = end == Fences.UNCLOSED;
    return Math.min(end, text.length());
  }

  private boolean valueExpected() {
    int last = tokens.size() - 1;
    if (last < 0) {
      return true;
    }
    return switch (tokens.kind(last)) {
      case NUMBER, STRING -> false;
      case WORD -> BEFORE_VALUE.contains(tokens.text(last));
      case PUNCTUATION ->
          !(tokens.is(last, ")")
              || tokens.is(last, "]")
              || tokens.is(last, "}")
              || tokens.is(last, "<"));
    };
  }

  private void plain(char c) {
    if (Character.isDigit(c)) {
      token(Kind.NUMBER, numberEnd());
    } else if (isWordStart(c)) {
      token(Kind.WORD, wordEnd());
    } else {
      punctuation(c);
    }
  }

  private void punctuation(char c) {
    if (c == '<' && syntax.has(Quirk.HEREDOC) && text.startsWith("<<", at)) {
      boolean three = text.startsWith("<<<", at);
      if (three == syntax.has(Quirk.ISLANDS) && heredocsNeverClosed < HEREDOC_FAILURES) {
        Heredoc.announced(text, at).ifPresent(announced::add);
      }
      token(Kind.PUNCTUATION, at + (three ? 3 : 2));
    } else if (syntax.has(Quirk.ISLANDS) && text.startsWith("?>", at)) {
      skipToIsland();
    } else if (c == '\\' && syntax.has(Quirk.BACKSLASH_OUTSIDE) && at + 1 < text.length()) {
      token(Kind.PUNCTUATION, at + 2);
    } else {
      boolean pair =
          at + 1 < text.length()
              && PAIRS.contains(text.substring(at, at + 2))
              && !(text.startsWith("?.", at)
                  && at + 2 < text.length()
                  && Character.isDigit(text.charAt(at + 2)));
      token(Kind.PUNCTUATION, at + (pair ? 2 : 1));
    }
  }

  private void skipToIsland() {
    int open = text.indexOf("<?", at);
    int start = open < 0 ? text.length() : open + 2;
    advance(start);
    if (text.startsWith("php", at)) {
      at += 3;
    }
  }

  private int wordEnd() {
    int end = at + 1;
    while (end < text.length()
        && (isWordPart(text.charAt(end))
            || (text.charAt(end) == '\'' && syntax.has(Quirk.PRIME_IN_WORD)))) {
      end++;
    }
    return end;
  }

  private int numberEnd() {
    int end = at + 1;
    while (end < text.length()) {
      char c = text.charAt(end);
      boolean digitFollows = end + 1 < text.length() && Character.isDigit(text.charAt(end + 1));
      char last = Character.toLowerCase(text.charAt(end - 1));
      boolean hex = text.startsWith("0x", at) || text.startsWith("0X", at);
      boolean sign = (c == '+' || c == '-') && digitFollows && (hex ? last == 'p' : last == 'e');
      boolean tick = c == '\'' && syntax.has(Quirk.TICK_IN_NUMBER) && isWordPart(next(end));
      if (!isWordPart(c) && !(c == '.' && digitFollows) && !sign && !tick) {
        break;
      }
      end++;
    }
    return end;
  }

  private char next(int index) {
    return index + 1 < text.length() ? text.charAt(index + 1) : '\n';
  }

  private void token(Kind kind, int end) {
    tokens.add(kind, at, end, line);
    advance(end);
  }

  private void advance(int end) {
    for (; at < end; at++) {
      if (text.charAt(at) == '\n') {
        line++;
      }
    }
  }

  private static boolean isWordStart(char c) {
    return Character.isJavaIdentifierStart(c) || Character.isSurrogate(c);
  }

  static boolean isWordPart(char c) {
    return Character.isJavaIdentifierPart(c) || Character.isSurrogate(c);
  }
}
