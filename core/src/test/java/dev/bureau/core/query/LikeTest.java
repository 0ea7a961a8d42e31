package dev.bureau.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns fit the whole text, character by character. */
class LikeTest {
  private static boolean fits(String text, String pattern) {
    return new Like(Field.metadata("v"), pattern).matches(Heads.holding(text));
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', true",
    "'', %, true",
    "'', %%, true",
    "'', _, false",
    "a, '', false",
    "abc, abc, true",
    "abc, ABC, false",
    "abc, ab, false",
    "abc, bc, false",
    "abc, a%, true",
    "abc, %c, true",
    "abc, %b%, true",
    "abc, %%%, true",
    "abc, a_c, true",
    "abc, ___, true",
    "abc, __, false",
    "abc, ____, false",
    "abc, %_, true",
    "abc, ___%, true",
    "abc, ____%, false",
    "abcbc, a%bc, true",
    "aab, %ab, true",
    "abab, %aba, false",
    "a%c, a\\%c, true",
    "abc, a\\%c, false",
    "a_c, a\\_c, true",
    "abc, a\\_c, false",
    "a\\c, a\\\\c, true",
    "a\\%, a\\\\\\%, true",
    "a\\xyz, a\\\\%, true",
    "a*c, a*c, true",
    "abc, a*c, false",
    "abc, a?c, false",
    "abc, [a]bc, false",
    "[a]bc, [a]bc, true",
    "ä, _, true",
    "Ä, ä, false",
    "\uD83D\uDE00, _, true",
    "\uD83D\uDE00, __, false",
    "a\uD83D\uDE00b, a_b, true",
    "\uD83D\uDE00\uD83D\uDE01, %\uD83D\uDE01, true",
    "\uD83D\uDE00\uD83D\uDE01, _\uD83D\uDE01, true",
    "\uD83D\uDE00\uD83D\uDE01, %_, true"
  })
  void fitsByCodePoint(String text, String pattern, boolean expected) {
    assertThat(fits(text, pattern)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\", "a\\", "a\\b", "\\\\\\", "%\\'"})
  void refusesABackslashBeforeAnythingElse(String pattern) {
    assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> fits("a", pattern));
  }

  @Test
  void neverHoldsForTextThatDatabasesCutOff() {
    assertThat(fits("a\u0000b", "a")).isFalse();
    assertThat(fits("a\u0000b", "%")).isFalse();
  }

  /** A database would take it for the end of the pattern, and find what fits the rest. */
  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "_\u0000%", "%\u0000", "a\u0000b"})
  void refusesAPatternThatDatabasesCutOff(String pattern) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> fits("a", pattern))
        .withMessageContaining("leave U+0000 out");
  }

  @Test
  void refusesHalfACharacter() {
    assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> fits("a", "\uD83D"));
  }

  @Test
  void comparesTheTextOfOtherJson() {
    Like digits = new Like(Field.metadata("v"), "4_");

    assertThat(digits.matches(Heads.holding(42))).isTrue();
    assertThat(new Like(Field.metadata("v"), "[1,%").matches(Heads.holding(List.of(1, 2))))
        .isTrue();
    assertThat(new Like(Field.metadata("v"), "tr__").matches(Heads.holding(true))).isTrue();
  }

  @Test
  void neverHoldsWithoutAValue() {
    assertThat(new Like(Field.metadata("v"), "%").matches(Heads.missing())).isFalse();
    assertThat(new Like(Field.metadata("v"), "null").matches(Heads.holding(null))).isFalse();
  }

  @ParameterizedTest
  @EnumSource(HeadField.class)
  void isForTextOnly(HeadField head) {
    if (head.kind() == HeadField.Kind.NUMBER || head.kind() == HeadField.Kind.TIME) {
      assertThatExceptionOfType(BadInputException.class)
          .isThrownBy(() -> new Like(Field.of(head), "%"));
    } else if (head != HeadField.METADATA) {
      assertThat(new Like(Field.of(head), "%").depth()).isZero();
    }
  }

  /** With a step back for every sign of every {@code %} this would not end in our lives. */
  @ParameterizedTest
  @ValueSource(strings = {"%a%a%a%a%a%b", "%a%a%a%a%a%a%a%a%a%a%a%a%a%b%", "%_a_%_a_%_a_%b"})
  void comesToAnEndOnLongText(String pattern) {
    assertThat(fits("a".repeat(60_000), pattern)).isFalse();
  }

  @Test
  void comesToAnEndWithTheLongestPattern() {
    assertThat(fits("a".repeat(60_000), "%a".repeat(499) + "%b")).isFalse();
  }
}
