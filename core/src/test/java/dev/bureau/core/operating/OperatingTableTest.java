package dev.bureau.core.operating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.operating.OperatingTable.ActiveRow;
import dev.bureau.core.operating.OperatingTable.PositionRow;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** E35: the bands, and what they advise. */
class OperatingTableTest {
  private static final OperatingTable TABLE = OperatingTable.defaults();

  @ParameterizedTest
  @CsvSource({
    "0, NORMAL",
    "0.5999999999, NORMAL",
    "0.6, PROGRESSIVE_DISCLOSURE",
    "0.7499999999, PROGRESSIVE_DISCLOSURE",
    "0.75, DEFER_NON_CRITICAL",
    "0.85, DEFER_NON_CRITICAL",
    "0.8500000001, EMERGENCY_RECOVERY",
    "1, EMERGENCY_RECOVERY",
    "1.2, EMERGENCY_RECOVERY"
  })
  void hasABandForEachPosition(double position, ContextBand band) {
    assertThat(TABLE.position().band(position)).isEqualTo(band);
  }

  /** The bounds of the bands are shares that tokens really come to. */
  @ParameterizedTest
  @CsvSource({
    "119999, NORMAL",
    "120000, PROGRESSIVE_DISCLOSURE",
    "149999, PROGRESSIVE_DISCLOSURE",
    "150000, DEFER_NON_CRITICAL",
    "170000, DEFER_NON_CRITICAL",
    "170001, EMERGENCY_RECOVERY"
  })
  void takesTheBoundsToTheToken(long used, ContextBand band) {
    assertThat(TABLE.position().band((double) used / 200_000)).isEqualTo(band);
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, NORMAL",
    "PT29M59.999S, NORMAL",
    "PT30M, CHECKPOINT",
    "PT60M, CHECKPOINT",
    "PT60M0.001S, NEW_SESSION"
  })
  void hasABandForEachActiveTime(Duration time, ActiveBand band) {
    assertThat(TABLE.active().band(time)).isEqualTo(band);
  }

  @Test
  void advisesNothingWhenAllIsNormal() {
    assertThat(TABLE.advice(ContextBand.NORMAL, ActiveBand.NORMAL)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PROGRESSIVE_DISCLOSURE, 'show what is asked for, not all'",
    "DEFER_NON_CRITICAL, keep what is not critical out of it",
    "EMERGENCY_RECOVERY, go on with a fresh window"
  })
  void advisesByThePosition(ContextBand band, String text) {
    assertThat(TABLE.advice(band, ActiveBand.NORMAL))
        .containsExactly(new Advice("context position", text));
  }

  @Test
  void advisesByTheActiveTimeToo() {
    assertThat(TABLE.advice(ContextBand.EMERGENCY_RECOVERY, ActiveBand.CHECKPOINT))
        .extracting(Advice::text)
        .containsExactly("go on with a fresh window", "take a checkpoint every 10 min");
    assertThat(TABLE.advice(ContextBand.NORMAL, ActiveBand.NEW_SESSION))
        .containsExactly(new Advice("active time", "begin a new session"));
  }

  @ParameterizedTest
  @CsvSource({"0, 0.75, 0.85", "0.8, 0.75, 0.85", "0.6, 0.9, 0.85", "0.6, 0.75, 1.1"})
  void refusesSharesOutOfOrder(double disclose, double defer, double recover) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> new PositionRow(disclose, defer, recover))
        .withMessageStartingWith("operating.context");
  }

  @Test
  void refusesSharesThatAreNotThree() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> PositionRow.of(List.of(0.6, 0.75)))
        .withMessageContaining("three shares");
  }

  @ParameterizedTest
  @CsvSource({"PT0S, PT10M, PT60M", "PT30M, PT0S, PT60M", "PT30M, PT10M, PT29M"})
  void refusesTimesOutOfOrder(Duration checkpoint, Duration every, Duration renew) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> new ActiveRow(checkpoint, every, renew))
        .withMessageStartingWith("operating.");
  }
}
