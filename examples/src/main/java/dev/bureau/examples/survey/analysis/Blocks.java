package dev.bureau.examples.survey.analysis;

import dev.bureau.examples.survey.analysis.lexer.Language;
import dev.bureau.examples.survey.analysis.lexer.Tokens;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;

/** How many blocks are open, token by token: by braces, in Python by indentation. */
final class Blocks {
  private static final Set<Language> WITHOUT =
      EnumSet.of(Language.RUBY, Language.SHELL, Language.LUA, Language.SQL, Language.HASKELL);

  private final Tokens tokens;
  private final Language language;
  private final Deque<Integer> columns = new ArrayDeque<>();
  private int brackets;
  private int braces;

  Blocks(Tokens tokens, Language language) {
    this.tokens = tokens;
    this.language = language;
  }

  /** The blocks open at a token; the tokens come in order. 0 where blocks are neither. */
  int openAt(int index) {
    if (WITHOUT.contains(language)) {
      return 0;
    }
    return language == Language.PYTHON ? indented(index) : braced(index);
  }

  private int braced(int index) {
    if (tokens.is(index, "{")) {
      braces++;
    } else if (tokens.is(index, "}") && braces > 0) {
      braces--;
    }
    return braces;
  }

  private int indented(int index) {
    if (brackets == 0 && tokens.beginsLine(index)) {
      int column = tokens.column(index);
      while (!columns.isEmpty() && columns.peek() >= column) {
        columns.pop();
      }
      columns.push(column);
    }
    if (tokens.is(index, "(") || tokens.is(index, "[") || tokens.is(index, "{")) {
      brackets++;
    } else if (tokens.is(index, ")") || tokens.is(index, "]") || tokens.is(index, "}")) {
      brackets = Math.max(0, brackets - 1);
    }
    return columns.size() - 1;
  }
}
