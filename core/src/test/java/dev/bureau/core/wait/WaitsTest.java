package dev.bureau.core.wait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.MessageId;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaitsTest {
  private static final Instant AT = Instant.parse("2026-03-01T08:00:00.000000001Z");

  private static Wait wait(String id, String whom, Map<String, Object> question) {
    return new Wait(
        new MessageId(id), Wait.Kind.REPLY, whom, question, AT, AT.plusSeconds(1), Wait.State.OPEN);
  }

  private static Wait wait(String id) {
    return wait(id, "ann", Map.of("n", 1));
  }

  @Test
  void waitsForNothingAtFirst() {
    assertThat(Waits.ASPECT.empty().isWaiting()).isFalse();
  }

  @Test
  void keepsTheOrderInWhichItAsked() {
    Waits waits = Waits.ASPECT.empty().with(wait("b")).with(wait("a"));

    assertThat(waits.all()).containsExactly(wait("b"), wait("a"));
  }

  @Test
  void settlesAndEndsOneAndLeavesTheOther() {
    Waits waits = Waits.ASPECT.empty().with(wait("a")).with(wait("b"));

    Waits settled = waits.settled(new MessageId("a"), Wait.State.CANCELLED);
    Waits ended = settled.without(new MessageId("a"));

    assertThat(settled.all()).containsExactly(wait("a").with(Wait.State.CANCELLED), wait("b"));
    assertThat(ended.all()).containsExactly(wait("b"));
  }

  @Test
  void findsNothingForAMessageThatAnswersNothing() {
    assertThat(Waits.ASPECT.empty().with(wait("a")).find(null)).isEmpty();
  }

  @Test
  void comesBackFromASnapshot() {
    Waits waits = Waits.ASPECT.empty().with(wait("b")).with(wait("a"));

    Waits read = Waits.ASPECT.form().read(Waits.ASPECT.form().write(waits));

    assertThat(read.all()).isEqualTo(waits.all());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 256})
  void takesNamesOfUpTo256Characters(int length) {
    assertThat(wait("a", "x".repeat(length), Map.of()).whom()).hasSize(length);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 257})
  void refusesOtherNames(int length) {
    String whom = "x".repeat(length);

    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> wait("a", whom, Map.of()))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("whom"));
  }

  @Test
  void refusesAQuestionThatIsTooLarge() {
    Map<String, Object> large = Map.of("a", "x".repeat(256 * 1024));

    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> wait("a", "ann", large))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("question"));
  }
}
