package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.query.Field;
import dev.bureau.core.query.Filter;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Places in the metadata: paths, nothing and null, numbers by value, all else by its text (S6). */
abstract class MetadataFilterContract extends ListingClauses {
  private static final Map<String, Object> PLACES =
      Map.of(
          "text",
          "blau ü '\"% _",
          "number",
          42,
          "decimal",
          1.5,
          "flag",
          true,
          "a.b",
          "dots",
          "$",
          "dollar",
          "it's [0] *?",
          "signs",
          "deep",
          Map.of("er", Map.of("key.with.dots", "found", "[0]", "brackets", "0", "zero")),
          "list",
          List.of(1, "x"));

  MetadataFilterContract(StoreContract contract) {
    super(contract);
  }

  private void createOneOfEachKind() {
    created("missing");
    holding("null", null);
    holding("x", "x");
    holding("five", 5);
    holding("fiveAsText", "5");
    holding("fiveAndAHalf", new BigDecimal("5.5"));
    holding("minus", -1);
    holding("true", true);
    holding("list", Arrays.asList(5, null, "x"));
    holding("object", Map.of("k", "ü"));
    holding("empty", "");
  }

  @Test
  void tellsMissingFromNull() {
    createOneOfEachKind();

    assertThat(names("metadata->>'v' IS NULL")).containsExactly("null");
    assertThat(names("NOT metadata->>'v' IS NULL AND NOT metadata->>'v' IS NOT NULL"))
        .containsExactly("missing");
    assertThat(names("metadata->>'v' IS NOT NULL")).hasSize(9).doesNotContain("null", "missing");
  }

  @Test
  void comparesNumbersWithNumbersOnly() {
    createOneOfEachKind();

    assertThat(names("metadata->>'v' = 5")).containsExactly("five");
    assertThat(names("metadata->>'v' = 5.0")).containsExactly("five");
    assertThat(names("metadata->>'v' > 5")).containsExactly("fiveAndAHalf");
    assertThat(names("metadata->>'v' != 5")).containsExactlyInAnyOrder("fiveAndAHalf", "minus");
    assertThat(names("metadata->>'v' IN (-1, 'x')")).containsExactlyInAnyOrder("minus", "x");
    assertThat(names("metadata->>'v' NOT IN (-1, 5)")).containsExactly("fiveAndAHalf");
  }

  @Test
  void comparesTextWithTheTextOfEverything() {
    createOneOfEachKind();

    assertThat(names("metadata->>'v' = '5'")).containsExactlyInAnyOrder("five", "fiveAsText");
    assertThat(names("metadata->>'v' = '5.5'")).containsExactly("fiveAndAHalf");
    assertThat(names("metadata->>'v' = 'true'")).containsExactly("true");
    assertThat(names("metadata->>'v' = '[5,null,\"x\"]'")).containsExactly("list");
    assertThat(names("metadata->>'v' = '{\"k\":\"ü\"}'")).containsExactly("object");
    assertThat(names("metadata->>'v' = ''")).containsExactly("empty");
    assertThat(names("metadata->>'v' < '5'")).containsExactlyInAnyOrder("empty", "minus");
    assertThat(names("metadata->>'v' != 'x'")).hasSize(8).doesNotContain("null", "missing");
    assertThat(names("NOT metadata->>'v' = 'x'")).hasSize(10);
  }

  static Stream<Field> places() {
    return Stream.of(
        Field.metadata("text"),
        Field.metadata("number"),
        Field.metadata("decimal"),
        Field.metadata("flag"),
        Field.metadata("a.b"),
        Field.metadata("$"),
        Field.metadata("it's [0] *?"),
        Field.metadata("deep", "er", "key.with.dots"),
        Field.metadata("deep", "er", "[0]"),
        Field.metadata("deep", "er", "0"),
        Field.metadata("list"));
  }

  @ParameterizedTest
  @MethodSource("places")
  void findsByEachPlace(Field field) {
    Session session = created(SessionSpec.active("places").metadata(PLACES));
    created("without");
    Object value = field.valueIn(session).orElseThrow();

    Filter filter = Filter.equal(field, value instanceof List<?> ? "[1,\"x\"]" : value);

    assertThat(found(filter)).containsExactly(session);
    assertThat(found(Filter.parse(filter.toString()))).containsExactly(session);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "metadata->>'text' = 'blau'",
        "metadata->>'text' = 'BLAU Ü ''\"% _'",
        "metadata->>'text' = '%'",
        "metadata->>'TEXT' IS NOT NULL",
        "metadata->>'missing' = 'null'",
        "metadata->>'missing' = ''",
        "metadata->>'number' = '42.0'",
        "metadata->'text'->>'below' = 'blau'",
        "metadata->'text'->>'below' IS NULL",
        "metadata->>'deep.er' = 'found'",
        "metadata->'a'->>'b' = 'dots'",
        "metadata->'list'->>'0' = '1'",
        "metadata->>'list[0]' = '1'",
        "metadata->'list'->>'[0]' = '1'",
        "metadata->'list'->>'#-1' = 'x'",
        "metadata->>'*' = 'dots'"
      })
  void findsNothingElse(String filter) {
    created(SessionSpec.active("places").metadata(PLACES));

    assertThat(names(filter)).isEmpty();
  }

  @Test
  void comparesHugeNumbersExactlyWhileTheyFit64Bits() {
    holding("2^53+1", (1L << 53) + 1);
    holding("2^63-1", Long.MAX_VALUE);
    holding("2^63", BigInteger.TWO.pow(63));
    holding("1e20", BigInteger.TEN.pow(20));

    assertThat(names("metadata->>'v' = 9007199254740993")).containsExactly("2^53+1");
    assertThat(names("metadata->>'v' = 9007199254740992")).isEmpty();
    assertThat(names("metadata->>'v' > 9007199254740992.0 AND metadata->>'v' < 1e18"))
        .containsExactly("2^53+1");
    assertThat(names("metadata->>'v' = 9223372036854775807")).containsExactly("2^63-1");
    assertThat(names("metadata->>'v' = 9223372036854775808")).containsExactly("2^63");
    assertThat(names("metadata->>'v' = 1e20")).containsExactly("1e20");
    assertThat(names("metadata->>'v' = '100000000000000000000'")).containsExactly("1e20");
    assertThat(names("metadata->>'v' = '9223372036854775807'")).containsExactly("2^63-1");
  }

  @Test
  void comparesDecimalsByValueAndByTheirOwnText() {
    holding("0.10", new BigDecimal("0.10"));
    holding("5.0", new BigDecimal("5.0"));
    holding("small", new BigDecimal("0.00000012"));

    assertThat(names("metadata->>'v' = 0.1")).containsExactly("0.10");
    assertThat(names("metadata->>'v' = '0.10'")).containsExactly("0.10");
    assertThat(names("metadata->>'v' = '0.1'")).isEmpty();
    assertThat(names("metadata->>'v' = 5")).containsExactly("5.0");
    assertThat(names("metadata->>'v' = 1.2e-7")).containsExactly("small");
    assertThat(names("metadata->>'v' = '0.00000012'")).containsExactly("small");
  }

  @Test
  void findsAChangedSessionByItsPresentValueOnly() {
    Session session = holding("changing", "green");

    Session changed = committed(Draft.on(session, now()).metadata(Map.of("v", "red")));

    assertThat(found(Filter.metadata("v", "red"))).containsExactly(changed);
    assertThat(found(Filter.metadata("v", "green"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9223372036854775807",
        "9223372036854775808",
        "1234567890123456.789",
        "9007199254740993.0000000001",
        "0.30000000000000004440892098500626",
        "179769313486231570000000000000000000000.5"
      })
  void findsANumberOfManyDigitsByItsText(String digits) {
    Session session =
        created(SessionSpec.active("precise").metadata(Map.of("n", new BigDecimal(digits))));

    assertThat(found(Filter.equal(Field.metadata("n"), digits))).containsExactly(session);
  }

  @Test
  void findsANumberOfFiveHundredDigitsByItsText() {
    String digits = "1".repeat(500);
    Session large =
        created(SessionSpec.active("large").metadata(Map.of("n", new BigInteger(digits))));

    assertThat(found(Filter.equal(Field.metadata("n"), digits))).containsExactly(large);
  }
}
