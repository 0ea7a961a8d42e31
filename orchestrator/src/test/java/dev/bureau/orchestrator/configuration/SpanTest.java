package dev.bureau.orchestrator.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.error.BadInputException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpanTest {
  @ParameterizedTest
  @CsvSource({
    "0s, PT0S",
    "500ms, PT0.5S",
    "300s, PT5M",
    "5m, PT5M",
    "2h, PT2H",
    "3d, PT72H",
    "PT5M, PT5M",
    "P1DT1S, PT24H1S"
  })
  void readsALengthOfTime(String text, Duration span) {
    assertThat(Span.of("--timeout", text)).isEqualTo(span);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "5", "5 s", "-5s", "1.5s", "1000000000s", "PT-5S", "PT9223372036854775807S"})
  void refusesWhatIsNone(String text) {
    assertThatThrownBy(() -> Span.of("--timeout", text))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("--timeout: '" + text + "'");
  }

  @ParameterizedTest
  @CsvSource({"PT0S, PT0S", "PT1.5S, 1500ms", "PT120S, 2m", "PT48H, 2d", "PT0.0005S, PT0.0005S"})
  void isShownInTheLargestWholeUnit(Duration span, String text) {
    assertThat(Span.text(span)).isEqualTo(text);
  }

  @Test
  void readsWhateverItShows() {
    Random random = new Random(5);
    for (int i = 0; i < 1_000; i++) {
      Duration span =
          Duration.ofNanos(random.nextLong(1L << random.nextInt(1, 62)))
              .plusDays(random.nextLong(2) * random.nextInt(900_000_000));

      assertThat(Span.of("span", Span.text(span))).isEqualTo(span);
    }
  }
}
