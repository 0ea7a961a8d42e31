package dev.bureau.examples.survey.analysis.lexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LexerTest {
  private static List<String> texts(Language language, String text) {
    Tokens tokens = Lexer.tokens(language, text);
    return IntStream.range(0, tokens.size()).mapToObj(tokens::text).toList();
  }

  @Test
  void yieldsWordsNumbersStringsAndPunctuationWithTheirLines() {
    Tokens tokens = Lexer.tokens(Language.JAVA, "/* a\n */ b.c(1.5e-3, \"d\\\"\") // e\n+ '\\''");

    assertThat(texts(Language.JAVA, "/* a\n */ b.c(1.5e-3, \"d\\\"\") // e\n+ '\\''"))
        .containsExactly("b", ".", "c", "(", "1.5e-3", ",", "\"d\\\"\"", ")", "+", "'\\''");
    assertThat(tokens.line(0)).isEqualTo(2);
    assertThat(tokens.line(9)).isEqualTo(3);
    assertThat(tokens.codeLines()).isEqualTo(2);
  }

  @Test
  void aLiteralThatDoesNotCloseEndsWithItsLine() {
    assertThat(texts(Language.JAVA, "a \"b\nc")).containsExactly("a", "\"b", "c");
    assertThat(texts(Language.GO, "a `b\nc")).containsExactly("a", "`b", "c");
    assertThat(texts(Language.SHELL, "cat <<EOF\nb")).containsExactly("cat", "<<", "EOF", "b");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void neverHangsOnTextThatOpensButNeverCloses(Language language) {
    for (String part :
        List.of("\"", "'", "`${", "[[", "$a$", "<<A1\n", "r#\"", "R\"a(", "/*", "\\")) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(20), () -> Lexer.tokens(language, part.repeat(60_000)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "a/B.java, JAVA",
    "A.PY, PYTHON",
    "Makefile, MAKE",
    "x/Dockerfile, DOCKER",
    "a.h, C",
    "java, OTHER",
    ".java, OTHER",
    ".editorconfig, PROPERTIES",
    "CMakeLists.txt, CMAKE",
    "a.b/c, OTHER",
    "notes.txt, TEXT",
    "a., OTHER",
    "LICENSE, TEXT"
  })
  void tellsTheLanguageByTheName(String path, Language expected) {
    assertThat(Language.of(path, "")).isEqualTo(expected);
  }

  @Test
  void tellsTheLanguageOfAScriptByItsInterpreter() {
    assertThat(Language.of("bin/run", "#!/usr/bin/env bash\nx")).isEqualTo(Language.SHELL);
    assertThat(Language.of("bin/run", "#!/usr/bin/python3")).isEqualTo(Language.PYTHON);
    assertThat(Language.of("bin/run", "bash")).isEqualTo(Language.OTHER);
  }
}
