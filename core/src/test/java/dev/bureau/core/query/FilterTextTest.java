package dev.bureau.core.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A filter is written as the text that means it. */
class FilterTextTest {
  private static final Filter A = Filter.metadata("a", 1);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "name = 'it''s'",
        "metadata->'a b'->>'it''s' != 5.0",
        "createdAt >= '2026-11-21T08:00:00.000000001Z'",
        "tokens < -1",
        "status IN ('ACTIVE', 'IDLE') OR type NOT IN ('DIRECTOR')",
        "name LIKE '100\\%%' AND role IS NULL AND model IS NOT NULL",
        "NOT (name = 'a' OR name = 'b') AND (name = 'c' OR NOT NOT name = 'd')",
        "name = 'a' AND name = 'b' OR name = 'c'",
        "(name = 'a' AND name = 'b') AND name = 'c'",
        "(name = 'a' OR name = 'b') OR name = 'c'",
        "SEARCH 'blue'"
      })
  void writesWhatWasRead(String text) {
    assertThat(Filter.parse(text)).hasToString(text);
  }

  @Test
  void readsAnyFilterBackFromItsText() {
    SplittableRandom random = new SplittableRandom(3);
    RandomFilters filters = new RandomFilters(random);
    for (int i = 0; i < 20_000; i++) {
      Filter filter = filters.next();

      assertThat(Filter.parse(filter.toString())).isEqualTo(filter);
    }
  }

  @Test
  void writesWhatHasNoWordOfItsOwn() {
    Filter every = Filter.all();
    Filter none = new Or(List.of());

    assertThat(every.negated()).hasToString("NOT (id IS NOT NULL)");
    assertThat(none.negated()).hasToString("NOT (id IS NULL)");
    assertThat(new Or(List.of(every, A))).hasToString("id IS NOT NULL OR metadata->>'a' = 1");
    assertThat(new And(List.of(A))).hasToString("metadata->>'a' = 1");
  }

  @Test
  void keepsTheMeaningOfListsOfOne() {
    Filter choice = A.or(Filter.metadata("b", 2));
    Filter one = new And(List.of(new And(List.of(choice)), A));

    assertThat(Filter.parse(one.toString())).isEqualTo(new And(List.of(choice, A)));
  }
}
