package dev.bureau.examples.survey.analysis;

import dev.bureau.examples.survey.analysis.lexer.Tokens;
import dev.bureau.examples.survey.analysis.lexer.Tokens.Kind;
import java.util.Set;

/** Whether a token that reads like a decision is one. */
@FunctionalInterface
interface DecisionRule {
  boolean counts(Tokens tokens, int index);

  /** A keyword, but for a member or label of that name and a preprocessor's directive. */
  static DecisionRule keyword() {
    return (tokens, i) -> tokens.after(i) != ':' && notMember().counts(tokens, i);
  }

  /** The same where a colon may follow at once, as in Python's {@code except:}. */
  static DecisionRule notMember() {
    return (tokens, i) ->
        tokens.kind(i) == Kind.WORD
            && !tokens.is(i - 1, ".")
            && !tokens.is(i - 1, "?.")
            && !tokens.is(i - 1, "->")
            && !tokens.is(i - 1, "::")
            && !tokens.is(i - 1, "#");
  }

  static DecisionRule operator() {
    return (tokens, i) -> tokens.kind(i) == Kind.PUNCTUATION;
  }

  /** An operator with white space around it: not a C++ or Rust reference, not an optional type. */
  static DecisionRule spacedOperator() {
    return (tokens, i) ->
        tokens.kind(i) == Kind.PUNCTUATION
            && Character.isWhitespace(tokens.before(i))
            && Character.isWhitespace(tokens.after(i))
            && endsOperand(tokens, i - 1);
  }

  private static boolean endsOperand(Tokens tokens, int i) {
    return i >= 0
        && (tokens.kind(i) != Kind.PUNCTUATION
            ? !tokens.is(i, "move") && !tokens.is(i, "return")
            : tokens.is(i, ")")
                || tokens.is(i, "]")
                || tokens.is(i, "}")
                || tokens.is(i, ">")
                || tokens.is(i, "?")
                || tokens.is(i, "!"));
  }

  /** A question mark that is not a wildcard type argument (Java, Groovy). */
  static DecisionRule notWildcard() {
    return (tokens, i) ->
        !tokens.is(i - 1, "<")
            && !tokens.is(i - 1, ",")
            && !tokens.is(i + 1, ">")
            && !tokens.is(i + 1, ",");
  }

  /** Not {@code impl Trait for Type}, not {@code for<'a>} (Rust). */
  static DecisionRule loop() {
    return (tokens, i) ->
        keyword().counts(tokens, i)
            && !tokens.is(i + 1, "<")
            && !tokens.is(i - 1, ">")
            && (i == 0 || tokens.kind(i - 1) != Kind.WORD);
  }

  /** Not {@code case class}, {@code case object} (Scala). */
  static DecisionRule pattern() {
    return (tokens, i) ->
        keyword().counts(tokens, i) && !tokens.is(i + 1, "class") && !tokens.is(i + 1, "object");
  }

  /** A case that ends in a colon on its line: not a member of an enum, not {@code if case}. */
  static DecisionRule labelled() {
    return (tokens, i) -> {
      int depth = 0;
      for (int j = i + 1; j < tokens.size() && tokens.line(j) == tokens.line(i); j++) {
        if (tokens.is(j, ":") && depth == 0) {
          return keyword().counts(tokens, i);
        }
        depth += tokens.is(j, "(") ? 1 : tokens.is(j, ")") ? -1 : 0;
      }
      return false;
    };
  }

  /** The soft keyword at the beginning of a line, not a name; the case of all is a default. */
  static DecisionRule softKeyword() {
    Set<String> afterName = Set.of("=", ".", ",", ")", ":", "_");
    return (tokens, i) ->
        tokens.beginsLine(i)
            && keyword().counts(tokens, i)
            && i + 1 < tokens.size()
            && !afterName.contains(tokens.text(i + 1));
  }

  /** A word where a command begins (shell). */
  static DecisionRule command() {
    Set<String> before =
        Set.of(";", "|", "||", "&&", "&", "(", "{", "then", "do", "else", "!", ")");
    return (tokens, i) ->
        tokens.kind(i) == Kind.WORD
            && Character.isWhitespace(tokens.after(i))
            && (tokens.beginsLine(i) || before.contains(tokens.text(i - 1)));
  }

  /** Not the end of a block, of a {@code between}, nor part of a definition (SQL). */
  static DecisionRule clause() {
    return (tokens, i) ->
        tokens.kind(i) == Kind.WORD
            && !reads(tokens, i - 1, "end")
            && !reads(tokens, i - 2, "between")
            && !reads(tokens, i + 1, "exists")
            && !reads(tokens, i + 1, "replace")
            && !(reads(tokens, i + 1, "not") && reads(tokens, i + 2, "exists"));
  }

  private static boolean reads(Tokens tokens, int i, String word) {
    return i >= 0 && i < tokens.size() && tokens.text(i).equalsIgnoreCase(word);
  }
}
