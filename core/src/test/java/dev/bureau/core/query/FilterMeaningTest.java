package dev.bureau.core.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What filters mean: two answers, values only where there are some, numbers by value (S6). */
class FilterMeaningTest {
  /** What the key {@code v} holds, by a short name for the tables below. */
  private static Session session(String holds) {
    return switch (holds) {
      case "missing" -> Heads.missing();
      case "null" -> Heads.holding(null);
      case "true" -> Heads.holding(true);
      case "list" -> Heads.holding(Arrays.asList(1, null));
      case "object" -> Heads.holding(Map.of("k", "w"));
      case "2^53+1" -> Heads.holding((1L << 53) + 1);
      case "2^63-1" -> Heads.holding(Long.MAX_VALUE);
      case "2^63" -> Heads.holding(BigInteger.TWO.pow(63));
      default ->
          Heads.holding(
              holds.startsWith("#") ? new BigDecimal(holds.substring(1)) : (Object) holds);
    };
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        // filter on v   | missing | null  | 'x'   | 5     | '5'
        "= 'x'           | false   | false | true  | false | false",
        "!= 'x'          | false   | false | false | true  | true",
        "= 5             | false   | false | false | true  | false",
        "!= 5            | false   | false | false | false | false",
        "!= 6            | false   | false | false | true  | false",
        "= '5'           | false   | false | false | true  | true",
        "IS NULL         | false   | true  | false | false | false",
        "IS NOT NULL     | false   | false | true  | true  | true",
        "IN ('x', 5)     | false   | false | true  | true  | false",
        "NOT IN ('x')    | false   | false | false | true  | true",
        "NOT IN ('x', 6) | false   | false | false | true  | false",
        "LIKE '%'        | false   | false | true  | true  | true",
        "LIKE '5'        | false   | false | false | true  | true",
        "< 'x'           | false   | false | false | true  | true",
        "<= 5            | false   | false | false | true  | false",
      })
  void holdsOnlyWhereThereIsAValue(
      String test, boolean missing, boolean isNull, boolean x, boolean five, boolean text) {
    Filter filter = Filter.parse("metadata->>'v' " + test);
    List<Session> sessions =
        List.of(
            session("missing"), session("null"), session("x"), session("#5"), Heads.holding("5"));

    assertThat(sessions.stream().map(filter::matches))
        .containsExactly(missing, isNull, x, five, text);
    assertThat(sessions.stream().map(filter.negated()::matches))
        .containsExactly(!missing, !isNull, !x, !five, !text);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        // v    | filter on v           | holds
        "#5     | = 5.0                 | true",
        "#5.0   | = 5                   | true",
        "#5.0   | = '5'                 | false",
        "#5.0   | = '5.0'               | true",
        "#5     | >= 5                  | true",
        "#-1    | < 0                   | true",
        "#0.1   | = 0.1                 | true",
        "#0.1   | = 1e-1                | true",
        "#0.1   | = 0.10                | true",
        "#0.1   | > 0.1                 | false",
        "#0.1   | = '0.1'               | true",
        "2^53+1 | = 9007199254740993    | true",
        "2^53+1 | = 9007199254740992    | false",
        "2^53+1 | > 9007199254740992    | true",
        "2^53+1 | > 9007199254740992.0  | true",
        "2^53+1 | = 9007199254740993.0  | false",
        "2^63-1 | = 9223372036854775807 | true",
        "2^63-1 | < 9223372036854775808 | true",
        "2^63   | = 9223372036854775808 | true",
        "2^63   | = 9223372036854775809 | true",
        "#1E400 | > 1e308               | true",
        "#1E400 | = 1e500               | true",
        "#1E400 | = -1e500              | false",
        "#1E-400| = 0                   | true",
        "2      | > 10                  | false",
        "2      | > '10'                | true",
        "true   | = 'true'              | true",
        "list   | = '[1,null]'          | true",
        "list   | LIKE '[%]'            | true",
        "object | LIKE '{%:%w%}'        | true",
        "X      | = 'x'                 | false",
        "x      | < 'xx'                | true",
        "Z      | < 'a'                 | true",
        "z      | < 'ä'                 | true",
      })
  void comparesNumbersByValueAndTextByCodePoint(String holds, String test, boolean expected) {
    assertThat(Heads.matches("metadata->>'v' " + test, session(holds))).isEqualTo(expected);
  }

  @Test
  void comparesTextByCodePointAndNotByUtf16() {
    String rare = "\uD83D\uDE00"; // beyond U+FFFF, in UTF-16 below U+FFFD
    Session session = Heads.holding(rare);

    assertThat(Filter.compare(Field.metadata("v"), Operator.GREATER, "\uFFFD").matches(session))
        .isTrue();
  }

  @Test
  void followsPathsThroughObjectsOnly() {
    Map<String, Object> metadata =
        Map.of(
            "a", Map.of("b", "x", "0", "zero"), "list", List.of("y"), "text", "z", "a.b", "dots");
    Session session = Heads.metadata(metadata);

    assertThat(Heads.matches("metadata->'a'->>'b' = 'x'", session)).isTrue();
    assertThat(Heads.matches("metadata->'a'->>'0' = 'zero'", session)).isTrue();
    assertThat(Heads.matches("metadata->>'a.b' = 'dots'", session)).isTrue();
    assertThat(Heads.matches("metadata->'list'->>'0' = 'y'", session)).isFalse();
    assertThat(Heads.matches("metadata->'text'->>'b' IS NULL", session)).isFalse();
  }

  @Test
  void takesWhatLiesBelowNullAsMissing() {
    Map<String, Object> metadata = new HashMap<>();
    metadata.put("a", null);

    assertThat(Heads.matches("metadata->'a'->>'b' IS NULL", Heads.metadata(metadata))).isFalse();
  }

  @Test
  void takesAHeadFieldThatWasNeverSetAsNull() {
    Session session = Heads.of(SessionSpec.active("a"));

    assertThat(Heads.matches("model IS NULL", session)).isTrue();
    assertThat(Heads.matches("model = ''", session)).isFalse();
    assertThat(Heads.matches("model != 'x'", session)).isFalse();
    assertThat(Heads.matches("NOT model = 'x'", session)).isTrue();
    assertThat(Heads.matches("exitCode IS NULL", session)).isTrue();
    assertThat(Heads.matches("exitCode NOT IN (0)", session)).isFalse();
    assertThat(Heads.matches("endedAt <= '2262-01-01'", session)).isFalse();
    assertThat(Heads.matches("tokens = 0", session)).isTrue();
    assertThat(Heads.matches("costUSD = 0.0", session)).isTrue();
  }

  @Test
  void comparesTimesToTheNanosecond() {
    Session session = Heads.of(SessionSpec.active("a"));

    assertThat(Heads.matches("createdAt = '2026-11-21T08:00:00Z'", session)).isTrue();
    assertThat(Heads.matches("createdAt < '2026-11-21T08:00:00.000000001Z'", session)).isTrue();
    assertThat(Heads.matches("createdAt > '2026-11-21'", session)).isTrue();
    assertThat(Heads.matches("createdAt < '2026-11-22'", session)).isTrue();
  }

  @Test
  void meansEverySessionByNoConditionAndNoneByNoChoice() {
    assertThat(new And(List.of()).matches(Heads.missing())).isTrue();
    assertThat(new Or(List.of()).matches(Heads.missing())).isFalse();
  }
}
