package dev.bureau.core.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.session.Status;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each part of the grammar is read as (S6). */
class FilterParserTest {
  private static final Field NAME = Field.of(HeadField.NAME);
  private static final Filter A = Filter.equal(NAME, "a");
  private static final Filter B = Filter.equal(NAME, "b");
  private static final Filter C = Filter.equal(NAME, "c");

  private static Filter parsed(String text, Object... parameters) {
    return Filter.parse(text, parameters);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\r\n"})
  void readsBlankTextAsEverySession(String blank) {
    assertThat(parsed(blank)).isEqualTo(Filter.all());
  }

  @ParameterizedTest
  @EnumSource
  void readsEachOperator(Operator operator) {
    assertThat(parsed("name " + operator.text() + " 'a'"))
        .isEqualTo(Filter.compare(NAME, operator, "a"));
    assertThat(parsed("name" + operator.text() + "'a'"))
        .isEqualTo(Filter.compare(NAME, operator, "a"));
  }

  @Test
  void readsListsOfValues() {
    List<Value> values = List.of(Value.of("a"), Value.of("b"));

    assertThat(parsed("name IN ('a', 'b')")).isEqualTo(new OneOf(NAME, values));
    assertThat(parsed("name NOT IN('a','b')")).isEqualTo(new NoneOf(NAME, values));
  }

  @Test
  void readsPatternsAndNull() {
    assertThat(parsed("name LIKE 'a%'")).isEqualTo(new Like(NAME, "a%"));
    assertThat(parsed("name IS NULL")).isEqualTo(new IsNull(NAME));
    assertThat(parsed("name IS NOT NULL")).isEqualTo(new IsNotNull(NAME));
  }

  @Test
  void readsASearch() {
    assertThat(parsed("SEARCH 'blue'")).isEqualTo(Filter.search("blue"));
    assertThat(parsed("name = 'a' AND NOT search ?", "x"))
        .isEqualTo(A.and(Filter.search("x").negated()));
  }

  @Test
  void bindsAndBeforeOr() {
    assertThat(parsed("name = 'a' OR name = 'b' AND name = 'c'")).isEqualTo(A.or(B.and(C)));
    assertThat(parsed("name = 'a' AND name = 'b' OR name = 'c'")).isEqualTo(A.and(B).or(C));
  }

  @Test
  void bindsNotBeforeAnd() {
    assertThat(parsed("NOT name = 'a' AND name = 'b'")).isEqualTo(A.negated().and(B));
    assertThat(parsed("NOT NOT name = 'a'")).isEqualTo(A.negated().negated());
  }

  @Test
  void bindsBracketsFirst() {
    assertThat(parsed("(name = 'a' OR name = 'b') AND name = 'c'")).isEqualTo(A.or(B).and(C));
    assertThat(parsed("NOT (name = 'a' AND name = 'b')")).isEqualTo(A.and(B).negated());
    assertThat(parsed("((name = 'a'))")).isEqualTo(A);
  }

  @Test
  void takesKeywordsInAnyCase() {
    String text = "NOT (name IS NOT NULL OR name NOT IN ('x')) AND name LIKE 'x' OR SEARCH 'x'";

    assertThat(parsed(text.toLowerCase(Locale.ROOT))).isEqualTo(parsed(text));
    assertThat(parsed("nOt name Is nULL")).isEqualTo(new IsNull(NAME).negated());
  }

  @ParameterizedTest
  @EnumSource(value = HeadField.class, names = "METADATA", mode = EnumSource.Mode.EXCLUDE)
  void takesEachFieldInBothStyles(HeadField head) {
    Filter expected = new IsNull(Field.of(head));

    assertThat(parsed(head.text() + " IS NULL")).isEqualTo(expected);
    assertThat(parsed(head.name().toLowerCase(Locale.ROOT) + " IS NULL")).isEqualTo(expected);
  }

  @Test
  void readsPlacesInTheMetadata() {
    assertThat(parsed("metadata->>'a' = 'x'")).isEqualTo(Filter.metadata("a", "x"));
    assertThat(parsed("metadata -> 'a' -> 'b c' ->> 'it''s' IS NULL"))
        .isEqualTo(new IsNull(Field.metadata("a", "b c", "it's")));
    assertThat(parsed("METADATA->>'A' IS NULL")).isEqualTo(new IsNull(Field.metadata("A")));
  }

  @Test
  void readsTextInQuotes() {
    assertThat(parsed("name = ''")).isEqualTo(Filter.equal(NAME, ""));
    assertThat(parsed("name = ''''")).isEqualTo(Filter.equal(NAME, "'"));
    assertThat(parsed("name = 'a''b -- \" ? %\n'"))
        .isEqualTo(Filter.equal(NAME, "a'b -- \" ? %\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-0", "5", "-17", "0.5", "-0.001", "1e3", "1.5E-7", "1E+1000", "1e-1000"})
  void readsNumbers(String number) {
    assertThat(parsed("metadata->>'n' = " + number))
        .isEqualTo(
            new Comparison(
                Field.metadata("n"),
                Operator.EQUAL,
                new Value.Numeric(new java.math.BigDecimal(number))));
  }

  @Test
  void takesParametersInOrder() {
    Instant time = Instant.parse("2026-11-21T08:00:00Z");

    Filter filter =
        parsed(
            "id = ? AND type IN (?, ?) AND createdAt < ? AND tokens > ? AND metadata->>'b' = ?",
            new SessionId("s-1"),
            SessionType.ACTIVE,
            "observer",
            time,
            5,
            true);

    assertThat(filter)
        .isEqualTo(
            parsed(
                "id = 's-1' AND type IN ('ACTIVE', 'OBSERVER')"
                    + " AND createdAt < '2026-11-21T08:00:00Z' AND tokens > 5"
                    + " AND metadata->>'b' = 'true'"));
  }

  @Test
  void neverReadsAParameterAsText() {
    assertThat(parsed("name = ?", "' OR name != '"))
        .isEqualTo(Filter.equal(NAME, "' OR name != '"));
  }

  @Test
  void leavesAQuestionMarkInQuotesAlone() {
    assertThat(parsed("name = '?' AND name = ?", "b")).isEqualTo(Filter.equal(NAME, "?").and(B));
  }

  @Test
  void meansTheSameAsTheTypedForm() {
    assertThat(parsed("status = 'active'")).isEqualTo(Filter.status(Status.ACTIVE));
    assertThat(parsed("type = 'DIRECTOR'")).isEqualTo(Filter.type(SessionType.DIRECTOR));
    assertThat(parsed("status NOT IN ('COMPLETED', 'TERMINATED')")).isEqualTo(Filter.notFinal());
    assertThat(parsed("supervisor = 's-1'")).isEqualTo(Filter.supervisor(new SessionId("s-1")));
  }
}
