package dev.bureau.examples.survey.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuplicationTest {
  @TempDir Path root;

  /** Lines of five tokens each. */
  private static String lines(String name, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "int %s%d = %d;\n".formatted(name, i, i))
        .collect(Collectors.joining());
  }

  private Map<String, Object> summary() {
    return Trees.summary(Analysis.duplication(), root);
  }

  private long total(String counter) {
    return Tally.of(Fields.map(summary(), "languages")).total(counter);
  }

  @Test
  void findsARunThatTwoFilesShare() {
    Trees.write(root, "a.java", lines("a", 5) + lines("shared", 20));
    Trees.write(root, "b.java", "// first\n\n" + lines("shared", 20).replace(";", " /* x */;"));

    Map<String, Object> summary = summary();

    assertThat(Fields.maps(summary, "pairs"))
        .containsExactly(
            Map.of(
                "first", "a.java",
                "second", "b.java",
                "shared", 11L,
                "firstRun", "6-25",
                "secondRun", "3-22"));
    assertThat(total("windows")).isEqualTo(16 + 11);
    assertThat(total("duplicated")).isEqualTo(22);
  }

  @Test
  void aWindowHasFiftyTokens() {
    Trees.write(root, "a.java", lines("shared", 9) + "int x = 1;\n" + lines("a", 9));
    Trees.write(root, "b.java", lines("shared", 9) + "int x = 2;\n" + lines("b", 9));

    assertThat(total("windows")).isEqualTo(20);
    assertThat(total("duplicated")).isZero();
  }

  @Test
  void repetitionWithinOneFileIsNone() {
    Trees.write(root, "a.java", lines("a", 20) + lines("a", 20));

    assertThat(total("duplicated")).isZero();
  }

  @Test
  void importsAndMerePunctuationOpenNoWindow() {
    Trees.write(root, "a.java", "import a.b;\n".repeat(20) + "}\n".repeat(60));

    assertThat(total("windows")).isZero();
  }

  @Test
  void aWindowInMoreThanTwentyFilesIsDuplicatedButMakesNoPair() {
    for (int i = 0; i < 21; i++) {
      Trees.write(root, "f%02d.java".formatted(i), lines("a", 10) + lines("b" + i, 10));
    }

    assertThat(total("duplicated")).isEqualTo(21);
    assertThat(Fields.maps(summary(), "pairs")).isEmpty();
  }

  @Test
  void equalFilesAreOneGroupAndOnlyTheFirstMakesPairs() {
    for (int i = 0; i < 30; i++) {
      Trees.write(root, "f%02d.java".formatted(i), lines("a", 12));
    }
    Trees.write(root, "g.java", lines("b", 1) + lines("a", 12));

    Map<String, Object> summary = summary();

    assertThat(Fields.maps(summary, "twins"))
        .containsExactly(
            Map.of(
                "path",
                "f00.java",
                "files",
                30L,
                "extra",
                29 * 3L,
                "others",
                List.of("f01.java", "f02.java", "f03.java", "f04.java")));
    assertThat(Fields.maps(summary, "pairs"))
        .extracting("first", "second", "firstRun", "secondRun")
        .containsExactly(Tuple.tuple("f00.java", "g.java", "1-12", "2-13"));
  }

  @Test
  void proseAndDataHaveNoWindows() {
    Trees.write(root, "a.md", lines("a", 20));
    Trees.write(root, "b.md", lines("a", 20));

    assertThat(total("windows")).isZero();
  }
}
