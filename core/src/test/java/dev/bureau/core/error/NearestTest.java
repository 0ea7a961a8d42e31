package dev.bureau.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NearestTest {
  @ParameterizedTest
  @CsvSource({"'', '', 0", "'', abc, 3", "kitten, sitting, 3", "flaw, lawn, 2", "poll, lop, 3"})
  void countsTheFewestEdits(String one, String other, int distance) {
    assertThat(Nearest.distance(one, other)).isEqualTo(distance);
  }

  @Test
  void findsTheOneThatIsWrittenMostAlike() {
    assertThat(Nearest.to("idel-time", List.of("lease", "idle-time", "retries")))
        .isEqualTo("idle-time");
  }

  /** Any number of edits makes a distance of at most so many. */
  @ParameterizedTest
  @MethodSource("texts")
  void isNeverMoreThanWhatWasDone(String text, long seed) {
    Random random = new Random(seed);
    StringBuilder edited = new StringBuilder(text);
    int edits = random.nextInt(5);
    for (int i = 0; i < edits; i++) {
      edit(edited, random);
    }

    assertThat(Nearest.distance(text, edited.toString())).isBetween(0, edits);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void isAMetric(String text, long seed) {
    Random random = new Random(seed);
    String one = text(random);
    String other = text(random);

    int direct = Nearest.distance(text, one);
    assertThat(direct).isEqualTo(Nearest.distance(one, text));
    assertThat(direct == 0).isEqualTo(text.equals(one));
    assertThat(direct).isBetween(Math.abs(text.length() - one.length()), longer(text, one));
    assertThat(direct)
        .isLessThanOrEqualTo(Nearest.distance(text, other) + Nearest.distance(other, one));
  }

  static Stream<Arguments> texts() {
    Random random = new Random(11);
    return Stream.generate(() -> Arguments.of(text(random), random.nextLong())).limit(100);
  }

  private static int longer(String one, String other) {
    return Math.max(one.length(), other.length());
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      text.append((char) ('a' + random.nextInt(3)));
    }
    return text.toString();
  }

  private static void edit(StringBuilder text, Random random) {
    char letter = (char) ('a' + random.nextInt(3));
    int at = random.nextInt(text.length() + 1);
    switch (random.nextInt(3)) {
      case 0 -> text.insert(at, letter);
      case 1 -> text.delete(at, Math.min(at + 1, text.length()));
      default -> text.replace(at, Math.min(at + 1, text.length()), String.valueOf(letter));
    }
  }
}
