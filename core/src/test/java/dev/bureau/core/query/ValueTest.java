package dev.bureau.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Status;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs give as values, and what fields make of them. */
class ValueTest {
  private static final Field CREATED = Field.of(HeadField.CREATED_AT);
  private static final Field TOKENS = Field.of(HeadField.TOKENS);
  private static final Instant TIME = Instant.parse("2026-11-21T08:00:00Z");

  private static Value of(Object value, Field field) {
    return Value.of(value).against(field);
  }

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of("a", new Value.Text("a")),
        Arguments.of(true, new Value.Text("true")),
        Arguments.of(Status.ACTIVE, new Value.Text("ACTIVE")),
        Arguments.of(new SessionId("s"), new Value.Text("s")),
        Arguments.of(5, new Value.Numeric(BigDecimal.valueOf(5))),
        Arguments.of((byte) 5, new Value.Numeric(BigDecimal.valueOf(5))),
        Arguments.of(5L, new Value.Numeric(BigDecimal.valueOf(5))),
        Arguments.of(0.5f, new Value.Numeric(new BigDecimal("0.5"))),
        Arguments.of(0.1, new Value.Numeric(new BigDecimal("0.1"))),
        Arguments.of(BigInteger.TEN, new Value.Numeric(BigDecimal.TEN)),
        Arguments.of(TIME, new Value.Time(TIME)),
        Arguments.of(new Value.Text("a"), new Value.Text("a")));
  }

  @ParameterizedTest
  @MethodSource("values")
  void takesWhatProgramsHave(Object given, Value expected) {
    assertThat(Value.of(given)).isEqualTo(expected);
  }

  static Stream<Object> others() {
    return Stream.of(List.of(), new Object(), 'c', Double.NaN, Double.POSITIVE_INFINITY, "\uDC00");
  }

  @ParameterizedTest
  @MethodSource("others")
  void refusesWhatIsNoValue(Object given) {
    assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> Value.of(given));
  }

  @Test
  void refusesTextAndNumbersBeyondTheirLimits() {
    String longest = "x".repeat(65_536);

    assertThat(Value.of(longest)).isEqualTo(new Value.Text(longest));
    assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> Value.of(longest + "x"));
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Value.of(BigInteger.TEN.pow(1_000)));
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Value.of(new BigDecimal("1E-1001")));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T08:00:00Z, 2026-11-21T08:00:00Z",
    "2026-11-21, 2026-11-21T00:00:00Z",
    "2026-11-21T08:00:00.123456789Z, 2026-11-21T08:00:00.123456789Z",
    "2026-11-21T09:00:00+01:00, 2026-11-21T08:00:00Z",
    "+10000-01-01, +10000-01-01T00:00:00Z",
    "-0001-01-01, -0001-01-01T00:00:00Z"
  })
  void readsTimesAndDays(String text, String expected) {
    assertThat(of(text, CREATED)).isEqualTo(new Value.Time(Instant.parse(expected)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "now", "2026", "2026-11", "2026-02-30", "21.11.2026", "2026-11-21T08:00"})
  void refusesWhatIsNoTime(String text) {
    assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> of(text, CREATED));
  }

  @Test
  void readsNumbersFromTextWhereTheFieldHoldsNumbers() {
    assertThat(of("5", TOKENS)).isEqualTo(Value.of(5));
    assertThat(of("0.5", Field.of(HeadField.COST_USD))).isEqualTo(Value.of(0.5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " 5", "5 ", "5,0", "0x5", "five", "NaN", "1e1001", "1e99999999999"})
  void refusesWhatIsNoNumber(String text) {
    assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> of(text, TOKENS));
  }

  @ParameterizedTest
  @CsvSource({
    "type, director, DIRECTOR",
    "type, Observer, OBSERVER",
    "status, active, ACTIVE",
    "status, TERMINATED, TERMINATED"
  })
  void readsTypesAndStatusesInAnyCase(String field, String text, String expected) {
    assertThat(of(text, Field.named(field))).isEqualTo(new Value.Text(expected));
  }

  @ParameterizedTest
  @CsvSource({"type, ''", "type, BUSY", "status, DIRECTOR", "status, ' ACTIVE'"})
  void refusesWhatIsNoTypeOrStatus(String field, String text) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> of(text, Field.named(field)))
        .withMessageContaining("one of ");
  }

  @Test
  void leavesTextForOtherFieldsAsItIs() {
    assertThat(of("Director", Field.of(HeadField.NAME))).isEqualTo(new Value.Text("Director"));
    assertThat(of("5", Field.metadata("n"))).isEqualTo(new Value.Text("5"));
  }

  @Test
  void comparesMetadataWithATimeAsText() {
    assertThat(of(TIME, Field.metadata("at"))).isEqualTo(new Value.Text("2026-11-21T08:00:00Z"));
  }

  @Test
  void refusesValuesOfAnotherKind() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> of(5, Field.of(HeadField.NAME)))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("name"));
    assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> of(5, CREATED));
    assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> of(TIME, TOKENS));
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> of(TIME, Field.of(HeadField.NAME)));
  }
}
