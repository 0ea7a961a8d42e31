package dev.bureau.core.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The one order of all values: nothing, numbers, text (S6). */
class RankingTest {
  private static final long HUGE = 1L << 53;

  /** Smallest first, each smaller than the next. */
  private static final List<@Nullable Object> RANKED =
      Arrays.asList(
          null,
          Double.NEGATIVE_INFINITY,
          -1e300,
          Long.MIN_VALUE,
          (double) -HUGE - 2,
          -HUGE - 1,
          -1L,
          -0.1,
          0L,
          Double.MIN_VALUE,
          0.1,
          5L,
          5.5,
          HUGE,
          HUGE + 1,
          (double) HUGE + 2,
          Long.MAX_VALUE,
          0x1p63,
          1e20,
          1e300,
          Double.POSITIVE_INFINITY,
          "",
          "\u0000",
          "0",
          "A",
          "B",
          "a",
          "aa",
          "ä",
          "\uD7FF",
          "\uE000",
          "\uFFFD",
          "\uFFFF",
          "\uD800\uDC00",
          "\uD83D\uDE00",
          "\uD83D\uDE01",
          "\uDBFF\uDFFF");

  @Test
  void ranksEachPairAlikeInBothDirections() {
    for (int i = 0; i < RANKED.size(); i++) {
      for (int j = 0; j < RANKED.size(); j++) {
        assertThat(Integer.signum(Ranking.compare(RANKED.get(i), RANKED.get(j))))
            .as("%s and %s", RANKED.get(i), RANKED.get(j))
            .isEqualTo(Integer.compare(i, j));
      }
    }
  }

  @Test
  void takesEqualNumbersOfBothKindsAsOne() {
    assertThat(Ranking.compare(5L, 5.0)).isZero();
    assertThat(Ranking.compare(0L, -0.0)).isZero();
    assertThat(Ranking.compare(0.0, -0.0)).isZero();
    assertThat(Ranking.compare(HUGE, (double) HUGE)).isZero();
    assertThat(Ranking.compare(Long.MIN_VALUE, -0x1p63)).isZero();
  }

  @Test
  void ranksTextByCodePointWhereUtf16WouldNot() {
    List<String> texts = new ArrayList<>(List.of("\uD83D\uDE00", "\uFFFD", "\uFB01"));

    texts.sort(Ranking::compare);

    assertThat(texts).containsExactly("\uFB01", "\uFFFD", "\uD83D\uDE00");
  }

  @Test
  void ranksInstantsByTime() {
    Instant time = Instant.parse("2026-11-21T08:00:00.5Z");

    assertThat(Ranking.compare(time, time.plusNanos(1))).isNegative();
    assertThat(Ranking.compare(time, Instant.parse("2026-11-21T08:00:00Z"))).isPositive();
    assertThat(Ranking.compare(null, time)).isNegative();
  }

  static Stream<Arguments> numbers() {
    return Stream.of(
        Arguments.of(5, 5L),
        Arguments.of(BigInteger.TWO.pow(63).subtract(BigInteger.ONE), Long.MAX_VALUE),
        Arguments.of(BigInteger.TWO.pow(63), 0x1p63),
        Arguments.of(BigInteger.TEN.pow(400), Double.POSITIVE_INFINITY),
        Arguments.of(BigInteger.TEN.pow(400).negate(), Double.NEGATIVE_INFINITY),
        Arguments.of(new BigDecimal("5"), 5L),
        Arguments.of(new BigDecimal("5E+2"), 500L),
        Arguments.of(new BigDecimal("5.0"), 5.0),
        Arguments.of(new BigDecimal("0.1"), 0.1),
        Arguments.of(new BigDecimal("9007199254740993.0"), 9007199254740992.0),
        Arguments.of(new BigDecimal("1E-400"), 0.0),
        Arguments.of(0.5, 0.5));
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void keepsWholeNumbersOf64BitsExactly(Number given, Number expected) {
    assertThat(Ranking.number(given)).isEqualTo(expected);
  }

  @Test
  void makesKeysOfWhatIsFound() {
    assertThat(Ranking.key(null)).isNull();
    assertThat(Ranking.key(Field.MISSING)).isNull();
    assertThat(Ranking.key(Instant.EPOCH)).isEqualTo(Instant.EPOCH);
    assertThat(Ranking.key(7)).isEqualTo(7L);
    assertThat(Ranking.key(true)).isEqualTo("true");
    assertThat(Ranking.key(List.of(1L, "x"))).isEqualTo("[1,\"x\"]");
    assertThat(Ranking.key(Map.of())).isEqualTo("{}");
    assertThat(Ranking.key("text")).isEqualTo("text");
  }
}
