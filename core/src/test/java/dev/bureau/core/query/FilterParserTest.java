package dev.bureau.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.session.Status;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FilterParserTest {
  private static Filter name(String value) {
    return Filter.equal(Field.of(Field.Head.NAME), value);
  }

  private static Filter task(String value) {
    return Filter.equal(Field.of(Field.Head.TASK_ID), value);
  }

  static Stream<Arguments> good() {
    return Stream.of(
        Arguments.of("", Filter.all()),
        Arguments.of(" \t\n", Filter.all()),
        Arguments.of("name = 'a'", Filter.all().and(name("a"))),
        Arguments.of("name='a'", Filter.all().and(name("a"))),
        Arguments.of("  name  =  'a'  ", Filter.all().and(name("a"))),
        Arguments.of("name = ''", Filter.all().and(name(""))),
        Arguments.of("name = 'it''s'", Filter.all().and(name("it's"))),
        Arguments.of("name = ''''", Filter.all().and(name("'"))),
        Arguments.of("name = ' OR 1=1; -- '", Filter.all().and(name(" OR 1=1; -- "))),
        Arguments.of("name = 'ü 日本 \\'", Filter.all().and(name("ü 日本 \\"))),
        Arguments.of("name = 42", Filter.all().and(name("42"))),
        Arguments.of("name = -1.50e+3", Filter.all().and(name("-1.50e+3"))),
        Arguments.of("taskId = 't'", Filter.all().and(task("t"))),
        Arguments.of("task_id = 't'", Filter.all().and(task("t"))),
        Arguments.of("status = 'ACTIVE'", Filter.all().and(Filter.status(Status.ACTIVE))),
        Arguments.of("status = 'active'", Filter.all().and(Filter.status(Status.ACTIVE))),
        Arguments.of("type='observer'", Filter.all().and(Filter.type(SessionType.OBSERVER))),
        Arguments.of("name = 'a' AND status = 'IDLE'", name("a").and(Filter.status(Status.IDLE))),
        Arguments.of("name = 'a' and\nname = 'b'", name("a").and(name("b"))),
        Arguments.of("metadata->>'team' = 'x'", Filter.all().and(Filter.metadata("team", "x"))),
        Arguments.of(
            "metadata -> 'a' -> 'b c' ->> 'd''e' = 1",
            Filter.all().and(Filter.equal(Field.metadata("a", "b c", "d'e"), "1"))));
  }

  @ParameterizedTest
  @MethodSource("good")
  void readsWhatIsInTheGrammar(String text, Filter expected) {
    assertThat(FilterParser.parse(text, List.of())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "name                       | 4",
        "name =                     | 6",
        "name = a                   | 7",
        "= 'a'                      | 0",
        "name 'a'                   | 5",
        "name == 'a'                | 6",
        "name = 'a                  | 7",
        "name = 'a' AND             | 14",
        "name = 'a' OR name = 'b'   | 11",
        "name = 'a' name = 'b'      | 11",
        "name = 'a', name = 'b'     | 10",
        "name = 'a';                | 10",
        "name = 'a' -- more         | 11",
        "colour = 'a'               | 0",
        "metadata = 'a'             | 9",
        "metadata->'a' = 'b'        | 14",
        "metadata->>a = 'b'         | 11",
        "metadata->> = 'b'          | 12",
        "name->>'a' = 'b'           | 0",
        "metadata->>'a'->>'b' = 'c' | 14",
        "name = 1 2                 | 9",
        "name = 01                  | 7",
        "name = 1.                  | 7",
        "name = --1                 | 7",
        "name = 1e9999              | 7",
        "name = ?                   | 7",
        "name LIKE 'a%'             | 5",
        "(name = 'a')               | 0",
        "\"name\" = 'a'             | 0"
      })
  void refusesWhatIsNotAndSaysWhere(String text, int position) {
    assertThatExceptionOfType(FilterSyntaxException.class)
        .isThrownBy(() -> FilterParser.parse(text, List.of()))
        .satisfies(
            refused -> {
              assertThat(refused.position()).isEqualTo(position);
              assertThat(refused.getMessage()).contains("at position " + (position + 1));
            });
  }

  @Test
  void putsParametersInTheirOrder() {
    assertThat(FilterParser.parse("name = ? AND metadata->>'t' = ?", List.of("a", "' OR ''='")))
        .isEqualTo(name("a").and(Filter.metadata("t", "' OR ''='")));
  }

  @Test
  void takesAQuestionMarkInTextAsText() {
    assertThat(FilterParser.parse("name = '?'", List.of())).isEqualTo(Filter.all().and(name("?")));
  }

  @Test
  void refusesTooFewParameters() {
    assertThatExceptionOfType(FilterSyntaxException.class)
        .isThrownBy(() -> FilterParser.parse("name = ? AND name = ?", List.of("a")))
        .satisfies(refused -> assertThat(refused.position()).isEqualTo(20));
  }

  @Test
  void refusesParametersThatAreLeftOver() {
    assertThatExceptionOfType(FilterSyntaxException.class)
        .isThrownBy(() -> FilterParser.parse("name = 'a'", List.of("a")));
  }

  @Test
  void refusesAStatusThatIsNone() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> FilterParser.parse("status = 'DONE'", List.of()));
  }

  @Test
  void refusesMoreThanSixtyFourTerms() {
    String text = String.join(" AND ", Stream.generate(() -> "name = 'a'").limit(65).toList());

    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> FilterParser.parse(text, List.of()));
  }

  @Test
  void refusesLongTextBeforeItReadsIt() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> FilterParser.parse("x".repeat(16 * 1024 + 1), List.of()));
  }

  @ParameterizedTest
  @CsvSource({"s_t_a_t_u_s", "taskid", "TASK_ID", "_name", "name_", "task__id"})
  void refusesFieldsThatAreNeitherCamelNorSnakeCase(String field) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> FilterParser.parse(field + " = 'ACTIVE'", List.of()));
  }

  @Test
  void wantsABlankBeforeAnd() {
    assertThatExceptionOfType(FilterSyntaxException.class)
        .isThrownBy(() -> FilterParser.parse("name = 'a'AND name = 'b'", List.of()));
  }
}
