package dev.bureau.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterTagsTest {
  private static final Letter LETTER = Letter.of("COMMAND", Map.of());

  private static Letter tagged(int count) {
    Letter letter = LETTER;
    for (int i = 0; i < count; i++) {
      letter = letter.tag("tag-" + i, "value");
    }
    return letter;
  }

  @Test
  void hasNoneAtFirst() {
    assertThat(LETTER.tags()).isEmpty();
  }

  @Test
  void addsOneAfterTheOtherInOrderOfTheirNames() {
    Letter letter = LETTER.tag("b", "1").tag("a", "2");

    assertThat(letter.tags()).containsExactly(Map.entry("a", "2"), Map.entry("b", "1"));
  }

  @Test
  void keepsTheLastValueOfAName() {
    assertThat(LETTER.tag("a", "1").tag("a", "2").tags()).isEqualTo(Map.of("a", "2"));
  }

  @Test
  void leavesTheLetterItWasAddedToAlone() {
    Letter before = LETTER.tag("a", "1");

    before.tag("b", "2");

    assertThat(before.tags()).isEqualTo(Map.of("a", "1"));
  }

  @Test
  void keepsThemWhenSomethingElseChanges() {
    Letter changed =
        LETTER
            .tag("a", "1")
            .priority(Priority.HIGH)
            .key("k")
            .inReplyTo(new MessageId("m"))
            .deadline(Instant.EPOCH);

    assertThat(changed.tags()).isEqualTo(Map.of("a", "1"));
  }

  @Test
  void givesThemToTheMessage() {
    Message message =
        Message.of(
            new MessageId("m"),
            Actor.user("u"),
            new SessionId("a"),
            Instant.EPOCH,
            LETTER.tag("a", "1"));

    assertThat(message.tags()).isEqualTo(Map.of("a", "1"));
  }

  @Test
  void takesUpTo32() {
    assertThat(tagged(32).tags()).hasSize(32);
  }

  @Test
  void refusesMore() {
    Letter full = tagged(32);

    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> full.tag("one more", "value"))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("tags"));
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "1, 256", "256, 1"})
  void takesNamesAndValuesOfUpTo256Characters(int name, int value) {
    assertThat(LETTER.tag("n".repeat(name), "v".repeat(value)).tags())
        .isEqualTo(Map.of("n".repeat(name), "v".repeat(value)));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "257, 1", "1, 257"})
  void refusesOtherNamesAndValues(int name, int value) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> LETTER.tag("n".repeat(name), "v".repeat(value)))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("tags"));
  }

  @Test
  void refusesABlankName() {
    assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> LETTER.tag(" ", "value"));
  }

  @ParameterizedTest
  @CsvSource({"name\uD83D, value", "name, value\uDE00"})
  void refusesHalvesOfCharacters(String name, String value) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> LETTER.tag(name, value))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("tags"));
  }
}
