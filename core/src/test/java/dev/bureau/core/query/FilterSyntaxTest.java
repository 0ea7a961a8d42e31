package dev.bureau.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not in the grammar is refused where it leaves it, with what to write there (S6). */
class FilterSyntaxTest {
  private static FilterSyntaxException refusal(String text, Object... parameters) {
    return catchThrowableOfType(FilterSyntaxException.class, () -> Filter.parse(text, parameters));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        // text | position from 0 | what to write
        "=                              | 0  | a field",
        "5 = 5                          | 0  | a field",
        "'name' = 'a'                   | 0  | a field",
        "nam = 'a'                      | 0  | use one of id, type",
        "Name = 'a'                     | 0  | use one of id, type",
        "metadata = 'a'                 | 9  | ->>'key'",
        "metadata->'a' = 'a'            | 14 | ->>'key'",
        "metadata->>a = 'a'             | 11 | 'text'",
        "metadata->>'' = 'a'            | 0  | keys of 1-256",
        "metadata->>'a\"b' = 'a'        | 0  | without quotes",
        "name->>'a' = 'a'               | 4  | IN, NOT IN",
        "name                           | 4  | = != < <= > >= IN",
        "name 'a'                       | 5  | = != < <= > >= IN",
        "name <> 'a'                    | 6  | 'text', a number or ?",
        "name == 'a'                    | 6  | 'text', a number or ?",
        "name < = 'a'                   | 7  | 'text', a number or ?",
        "name = \"a\"                   | 7  | 'text', a number or ?",
        "name = a                       | 7  | 'text', a number or ?",
        "name = NULL                    | 7  | 'text', a number or ?",
        "name = 'a                      | 7  | a closing '",
        "name = 'a''                    | 7  | a closing '",
        "name = 'a' 'b'                 | 11 | AND, OR or nothing more",
        "name = 'a';                    | 10 | AND, OR or nothing more",
        "name = 'a' -- comment          | 11 | AND, OR or nothing more",
        "name = 'a')                    | 10 | AND, OR or nothing more",
        "(name = 'a'                    | 11 | )",
        "()                             | 1  | a field",
        "name = 'a' AND                 | 14 | a field",
        "name = 'a' XOR name = 'b'      | 11 | AND, OR or nothing more",
        "NOT                            | 3  | a field",
        "name = 5                       | 7  | text in quotes",
        "tokens = 'many'                | 9  | a number",
        "tokens = 5x                    | 10 | a blank behind the number",
        "tokens = 05                    | 10 | a blank behind the number",
        "tokens = 5.                    | 11 | a blank behind the number",
        "tokens = .5                    | 9  | 'text', a number or ?",
        "tokens = +5                    | 9  | 'text', a number or ?",
        "tokens = 1e9999                | 9  | shorten it",
        "createdAt > 5                  | 12 | a time such as",
        "createdAt > 'today'            | 12 | a UTC time such as",
        "status = 'BUSY'                | 9  | one of INITIALIZING",
        "type IN ('ACTIVE', 'BUSY')     | 19 | one of DIRECTOR",
        "name IN 'a'                    | 8  | (",
        "name IN ()                     | 9  | 'text', a number or ?",
        "name IN ('a',)                 | 13 | 'text', a number or ?",
        "name IN ('a'                   | 12 | )",
        "name NOT = 'a'                 | 9  | IN",
        "name NOT LIKE 'a'              | 9  | IN",
        "name LIKE 5                    | 10 | text in quotes",
        "name LIKE 'a\\'                | 10 | a backslash only before",
        "tokens LIKE '5%'               | 12 | compare it with < = >",
        "name IS 'a'                    | 8  | NULL",
        "name IS NOT 5                  | 12 | NULL",
        "SEARCH                         | 6  | 'text', a number or ?",
        "SEARCH 5                       | 7  | text in quotes",
        "SEARCH ''                      | 7  | 1-256 characters",
        "name = ?                       | 7  | a parameter for this ?"
      })
  void refusesWithThePlaceAndTheRemedy(String text, int position, String remedy) {
    FilterSyntaxException refused = refusal(text);

    assertThat(refused.remedy()).contains(remedy).endsWith("at position " + (position + 1));
    assertThat(refused.position()).isEqualTo(position);
  }

  @Test
  void refusesParametersThatAreLeftOver() {
    FilterSyntaxException refused = refusal("name = ?", "a", "b");

    assertThat(refused.position()).isEqualTo(8);
    assertThat(refused).hasMessageContaining("as many ? as parameters, which are 2");
  }

  @Test
  void refusesAParameterThatIsNoValueAtItsQuestionMark() {
    assertThat(refusal("name = 'a' OR name = ?", List.of("b")).position()).isEqualTo(21);
    assertThat(refusal("name = ?", (Object) null))
        .hasMessageContaining("ask IS NULL for what is not set at position 8");
    assertThat(refusal("tokens = ?", Double.NaN)).hasMessageContaining("finite number");
    assertThat(refusal("name = ?", "\uD800")).hasMessageContaining("lone surrogates");
  }

  @Test
  void namesTheFilterAndShowsIt() {
    FilterSyntaxException refused = refusal("name =");

    assertThat(refused.field()).isEqualTo("filter");
    assertThat(refused.value()).isEqualTo("name =");
  }
}
