package dev.bureau.core.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Under what a call can be promised its need (X5). */
class ReservationTest {
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "two\nlines", "a\u0000b", "a\u0085b", "half \uD83D"})
  void refusesAKeyThatCannotStandInALine(String key) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> new Reservation(key, Amounts.NONE, null, Instant.EPOCH))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("reservation"));
  }
}
