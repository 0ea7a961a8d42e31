package dev.bureau.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text search over name and workspace; only A to Z are folded (S5, S6). */
class SearchTest {
  private static final Session SESSION =
      Heads.of(SessionSpec.active("Über 100% [Plan] *B* 'x'").workspace("/srv/Team_A/\u212A"));

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "plan, true",
        "PLAN, true",
        "Über, true",
        "über, false",
        "BER 100%, true",
        "0%, true",
        "%, true",
        "100_, false",
        "*b*, true",
        "'X', true",
        "/srv/team_a, true",
        "team?a, false",
        "k, false",
        "b, true",
        "'x'/srv, false",
      })
  void findsWhatStandsThere(String text, boolean expected) {
    assertThat(Filter.search(text).matches(SESSION)).isEqualTo(expected);
  }

  @Test
  void looksAtNothingElse() {
    Session session =
        Heads.of(SessionSpec.active("a").role("sought").model("sought").taskId("sought"));

    assertThat(Filter.search("sought").matches(session)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t", "\uD83D"})
  void refusesBlankOrBrokenText(String text) {
    assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> Filter.search(text));
  }

  @Test
  void takesTwoHundredFiftySixCharactersAndNoMore() {
    assertThat(Filter.search("x".repeat(256)).matches(SESSION)).isFalse();
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Filter.search("x".repeat(257)));
  }
}
