package dev.bureau.core.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.price.PriceTable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a call can be expected to use (E1). */
class NeedTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "1000000000000000.01",
        "0.000000000000000000001",
        "1e-1000",
        "1e-10000",
        "-1e999999999",
        "1e999999999",
        "1e-999999999",
        "five"
      })
  void refusesAnAmountOfMoneyThatIsNone(String amount) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Need.call().usd(amount))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("needed USD"))
        .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(200));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1000000000000000", "1e15", "0.00000000000000000001"})
  void takesTheLargestAndTheSmallest(String amount) {
    assertThat(Need.call().usd(amount).usd()).isEqualByComparingTo(amount);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE, 1_000_000_000_000_001L})
  void refusesATimeThatIsNone(long seconds) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Need.call().time(Duration.ofSeconds(seconds)))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("needed time"))
        .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(200));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT0.001S", "PT1000000000000000S"})
  void takesATime(Duration most) {
    Need.Priced priced = Need.call().time(most).priced(PriceTable::builtIn, () -> Instant.EPOCH);

    assertThat(priced.amounts().seconds().movePointRight(3))
        .isEqualByComparingTo(BigDecimal.valueOf(most.toMillis()));
  }
}
