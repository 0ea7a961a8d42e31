package dev.bureau.core.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be the most that may be spent (E1, X5). */
class LimitTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "1000000000000000.01",
        "0.000000000000000000001",
        "-1e999999999",
        "1e999999999",
        "1e-999999999"
      })
  void refusesAnAmountOfMoneyThatIsNone(String amount) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Limit.usd(amount))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("limit of USD"))
        .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(200));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1000000000000000", "1e15", "0.00000000000000000001"})
  void takesTheLargestAndTheSmallest(String amount) {
    assertThat(Limit.usd(amount).amount()).isEqualByComparingTo(amount);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1_000_000_000_000_001L})
  void refusesATimeThatIsNone(long seconds) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Limit.time(Duration.ofSeconds(seconds)))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("limit of seconds"))
        .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(200));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0.001S", "PT60.5S", "PT1000000000000000S"})
  void takesATime(Duration most) {
    assertThat(Limit.time(most).amount().movePointRight(3))
        .isEqualByComparingTo(BigDecimal.valueOf(most.toMillis()));
  }
}
