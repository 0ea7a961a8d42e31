package dev.bureau.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
  @Test
  void asksForTheFirstHundredUnlessTold() {
    assertThat(Query.of(Filter.all())).isEqualTo(new Query(Filter.all(), 100, null));
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 10_001, Integer.MAX_VALUE})
  void refusesPagesOfAnotherSize(int limit) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Query.of(Filter.all()).limit(limit))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("limit"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10_000})
  void takesPagesOfAnySizeBetween(int limit) {
    assertThat(Query.of(Filter.all()).limit(limit).limit()).isEqualTo(limit);
  }
}
