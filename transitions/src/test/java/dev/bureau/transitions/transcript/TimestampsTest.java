package dev.bureau.transitions.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times are read as the library reads them, only faster. */
class TimestampsTest {
  @Test
  void areThoseOfTheLibrary() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 20_000; i++) {
      long millis = random.nextLong(-62_000_000_000_000L, 250_000_000_000_000L);
      Instant any = Instant.ofEpochMilli(millis);
      assertThat(Timestamps.parse(any.toString())).isEqualTo(any);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-01T08:00:00Z",
        "2026-03-01T08:00:00.123456789Z",
        "2026-03-01T24:00:00.000Z",
        "2024-02-29T23:59:59.999Z",
        "2026-03-01T08:00:00.000+01:00"
      })
  void mayHaveAnyFormOfTheLibrary(String text) {
    assertThat(Timestamps.parse(text)).isEqualTo(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-02-30T08:00:00.000Z",
        "2026-13-01T08:00:00.000Z",
        "2026-03-01T25:00:00.000Z",
        "2026-03-01T08:61:00.000Z",
        "2026-03-01 08:00:00.000Z",
        "２026-03-01T08:00:00.000Z"
      })
  void areRefusedWhereTheLibraryRefusesThem(String text) {
    assertThatThrownBy(() -> Timestamps.parse(text)).isInstanceOf(DateTimeException.class);
  }
}
