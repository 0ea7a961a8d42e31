package dev.bureau.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {
  private static Message of(Letter letter) {
    return Message.of(
        new MessageId("m"), Actor.user("u"), new SessionId("a"), Instant.EPOCH, letter);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-a", "a b", "a/b", "ä", "a\n"})
  void refusesATypeOutsideItsGrammar(String type) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> of(Letter.of(type, Map.of())));
  }

  @Test
  void takesContentOfExactlyTheLargestSize() {
    Letter largest = Letter.of("COMMAND", Map.of("a", "x".repeat(256 * 1024 - 8)));

    assertThatCode(() -> of(largest)).doesNotThrowAnyException();
  }

  @Test
  void refusesContentOfOneByteMore() {
    Map<String, Object> larger = Map.of("a", "x".repeat(256 * 1024 - 7));

    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Letter.of("COMMAND", larger));
  }

  @Test
  void isNormalUnlessTold() {
    assertThat(Letter.of("COMMAND", Map.of()).priority()).isEqualTo(Priority.NORMAL);
  }

  @Test
  void ranksPrioritiesFromOneToFour() {
    assertThat(Priority.values()).extracting(Priority::level).containsExactly(1, 2, 3, 4);
  }

  @Test
  void keepsItsContentWhenTheSenderChangesTheirs() {
    Map<String, Object> content = new HashMap<>(Map.of("a", 1));
    Message message = of(Letter.of("COMMAND", content));

    content.put("b", 2);

    assertThat(message.content()).containsOnlyKeys("a");
  }
}
