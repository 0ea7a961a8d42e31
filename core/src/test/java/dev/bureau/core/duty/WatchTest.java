package dev.bureau.core.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.error.BadInputException;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** S1: an observer names those it watches by id or glob. */
class WatchTest {
  private static final int PAIRS = 20_000;

  @ParameterizedTest
  @CsvSource({
    "department-*, department-1, true",
    "department-*, department-, true",
    "department-*, director, false",
    "*, anything, true",
    "d?r, dir, true",
    "d?r, dr, false",
    "exact, exact, true",
    "exact, exactly, false",
    "*-1, department-1-1, true",
    "a*b*c, aXbXbXc, true",
    "a.c, abc, false"
  })
  void matchesAsAGlob(String pattern, String text, boolean expected) {
    assertThat(Watch.matches(pattern, text)).isEqualTo(expected);
  }

  @Test
  void matchesWhatARegularExpressionDoes() {
    Random random = new Random(7);
    for (int i = 0; i < PAIRS; i++) {
      String pattern = text(random, "ab*?", 6);
      String text = text(random, "ab", 8);

      boolean expected = Pattern.matches(pattern.replace("*", ".*").replace("?", "."), text);

      assertThat(Watch.matches(pattern, text)).as("%s on %s", pattern, text).isEqualTo(expected);
    }
  }

  private static String text(Random random, String letters, int longest) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(longest + 1);
    for (int i = 0; i < length; i++) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }

  @Test
  void refusesToWatchNobody() {
    assertThatThrownBy(Watch::of)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("targets");
  }

  @Test
  void refusesABlankTarget() {
    assertThatThrownBy(() -> Watch.of(" "))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("target");
  }
}
