package dev.bureau.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Filters stay small: 8 levels, 64 comparisons, 16 Ki characters (S6). */
class FilterLimitsTest {
  private static final Field NAME = Field.of(HeadField.NAME);
  private static final Filter TERM = Filter.equal(NAME, "a");

  private static Filter nots(int levels) {
    Filter filter = TERM;
    for (int i = 0; i < levels; i++) {
      filter = filter.negated();
    }
    return filter;
  }

  private static String terms(int count) {
    return String.join(" OR ", Collections.nCopies(count, "name = 'a'"));
  }

  private static List<Value> values(int count) {
    return Collections.nCopies(count, Value.of("a"));
  }

  private static String text(int length) {
    return "name = '" + "x".repeat(length - 9) + "'";
  }

  @Test
  void takesEightLevelsOfNot() {
    assertThat(nots(8).depth()).isEqualTo(8);
    assertThat(Filter.parse("NOT ".repeat(8) + "name = 'a'")).isEqualTo(nots(8));
  }

  @Test
  void refusesANinthLevel() {
    Filter deepest = nots(8);

    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(deepest::negated)
        .withMessageContaining("at most 8 deep");
    assertThatExceptionOfType(FilterSyntaxException.class)
        .isThrownBy(() -> Filter.parse("NOT ".repeat(9) + "name = 'a'"))
        .satisfies(refused -> assertThat(refused.position()).isEqualTo(32));
  }

  @Test
  void refusesANinthLevelOfAndInOr() {
    Filter filter = TERM;
    for (int i = 0; i < 4; i++) {
      filter = new Or(List.of(new And(List.of(filter, TERM)), TERM));
    }
    Filter deepest = filter;

    assertThat(deepest.depth()).isEqualTo(8);
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> new And(List.of(deepest, TERM)));
  }

  @Test
  void takesEightBracketsAndNoMore() {
    assertThat(Filter.parse("(".repeat(8) + "name = 'a'" + ")".repeat(8))).isEqualTo(TERM);
    assertThatExceptionOfType(FilterSyntaxException.class)
        .isThrownBy(() -> Filter.parse("(".repeat(9) + "name = 'a'" + ")".repeat(9)))
        .satisfies(refused -> assertThat(refused.position()).isEqualTo(8));
  }

  @Test
  void endsWithARefusalHoweverDeepTheTextGoes() {
    assertThatExceptionOfType(FilterSyntaxException.class)
        .isThrownBy(() -> Filter.parse("(".repeat(16_000)));
  }

  @Test
  void takesSixtyFourComparisonsAndNoMore() {
    assertThat(Filter.parse(terms(64)).terms()).isEqualTo(64);
    assertThatExceptionOfType(FilterSyntaxException.class)
        .isThrownBy(() -> Filter.parse(terms(65)))
        .withMessageContaining("at most 64")
        .satisfies(refused -> assertThat(refused.position()).isZero());
  }

  @Test
  void countsEachValueOfAList() {
    Filter list = new OneOf(NAME, values(63));

    assertThat(list.and(TERM).terms()).isEqualTo(64);
    assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> list.and(TERM).and(TERM));
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> new NoneOf(NAME, values(65)));
  }

  @Test
  void refusesAnEmptyList() {
    assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> new OneOf(NAME, List.of()));
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> new NoneOf(NAME, List.of()));
  }

  @Test
  void takesTextOfSixteenKibiCharactersAndNoMore() {
    assertThat(Filter.parse(text(16 * 1024)).terms()).isEqualTo(1);
    assertThatExceptionOfType(FilterSyntaxException.class)
        .isThrownBy(() -> Filter.parse(text(16 * 1024 + 1)))
        .withMessageContaining("keep it to 16384 characters")
        .satisfies(refused -> assertThat(refused.position()).isEqualTo(16 * 1024));
  }

  @Test
  void takesPatternsOfAThousandCharactersAndNoMore() {
    assertThat(new Like(NAME, "%".repeat(1_000)).pattern()).hasSize(1_000);
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> new Like(NAME, "%".repeat(1_001)));
  }

  @Test
  void takesPathsOfSixteenKeysAndNoMore() {
    assertThat(new Field(HeadField.METADATA, Collections.nCopies(16, "k")).path()).hasSize(16);
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> new Field(HeadField.METADATA, Collections.nCopies(17, "k")));
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Field.metadata("k".repeat(257)));
  }

  @Test
  void refusesAPathInAFieldThatHasNone() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> new Field(HeadField.NAME, List.of("a")));
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Field.of(HeadField.METADATA));
  }
}
