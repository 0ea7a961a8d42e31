package dev.bureau.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which places in the metadata can be asked for (S6). */
class FieldTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"", "a\"b", "a\\b", "a\u0000b", "a\nb", "\uD800", "a\uDC00b", "\uDC00\uD800"})
  void refusesAKeyThatNoStoreCouldAskFor(String key) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Field.metadata("above", key))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("filter field"));
  }

  @Test
  void takesAKeyOfCharactersThatAreTwoHalves() {
    assertThat(Field.metadata("\uD83D\uDE00").path()).containsExactly("\uD83D\uDE00");
  }
}
