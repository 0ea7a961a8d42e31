package dev.bureau.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The text form of orders. */
class OrderParserTest {
  private static final Field NAME = Field.of(HeadField.NAME);

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void readsBlankTextAsTheDefaultOrder(String blank) {
    assertThat(OrderParser.parse(blank)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "name:asc", "name : ASC", " name:Asc "})
  void sortsUpwardsUnlessTold(String text) {
    assertThat(OrderParser.parse(text)).containsExactly(Order.ascending(NAME));
  }

  @Test
  void readsSeveralFields() {
    assertThat(OrderParser.parse("status:desc, name ,metadata->'a'->>'b:c':DESC"))
        .containsExactly(
            Order.descending(Field.of(HeadField.STATUS)),
            Order.ascending(NAME),
            Order.descending(Field.metadata("a", "b:c")));
  }

  @ParameterizedTest
  @EnumSource(value = HeadField.class, names = "METADATA", mode = EnumSource.Mode.EXCLUDE)
  void takesEachFieldInBothStyles(HeadField head) {
    List<Order> expected = List.of(Order.descending(Field.of(head)));

    assertThat(OrderParser.parse(head.text() + ":desc")).isEqualTo(expected);
    assertThat(OrderParser.parse(head.name().toLowerCase(Locale.ROOT) + ":desc"))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "name desc       | 5  | :asc, :desc or a comma",
        "name:down       | 5  | desc",
        "name:           | 5  | desc",
        "name,           | 5  | a field",
        ",name           | 0  | a field",
        "nam             | 0  | use one of",
        "metadata        | 8  | ->>'key'",
        "name; status    | 4  | :asc, :desc or a comma"
      })
  void refusesWithThePlaceAndTheRemedy(String text, int position, String remedy) {
    FilterSyntaxException refused =
        catchThrowableOfType(FilterSyntaxException.class, () -> OrderParser.parse(text));

    assertThat(refused.field()).isEqualTo("order");
    assertThat(refused.remedy()).contains(remedy).endsWith("at position " + (position + 1));
    assertThat(refused.position()).isEqualTo(position);
  }
}
