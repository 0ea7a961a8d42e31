package dev.bureau.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import org.junit.jupiter.api.Test;

class EndingTest {
  @Test
  void takesAReasonOfWholeCharacters() {
    assertThat(new Ending(0, "done \uD83D\uDE00").reason()).isEqualTo("done \uD83D\uDE00");
  }

  @Test
  void refusesAReasonWithHalvesOfCharacters() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> new Ending(0, "done \uD83D"))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("reason"));
  }

  @Test
  void refusesAReasonOfMoreThanTwoThousandCharacters() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> new Ending(0, "x".repeat(2_001)))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("reason"));
  }
}
