package dev.bureau.core.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class AmountsTest {
  private static Amounts usd(String amount) {
    return Amounts.NONE.with(Measure.USD, new BigDecimal(amount));
  }

  @Test
  void hasOneForm() {
    assertThat(usd("1.50")).isEqualTo(usd("1.5"));
    assertThat(usd("1E+1")).isEqualTo(usd("10"));
    assertThat(usd("0.00")).isEqualTo(Amounts.NONE);
  }

  @Test
  void addsUpExactly() {
    assertThat(usd("0.25").plus(usd("0.75"))).isEqualTo(usd("1"));
    assertThat(usd("0.25").plus(Amounts.NONE)).isEqualTo(usd("0.25"));
    assertThat(Amounts.NONE.plus(usd("0.25"))).isEqualTo(usd("0.25"));
  }

  @Test
  void leavesNothingOfWhatIsTakenWhole() {
    assertThat(usd("0.25").minus(usd("0.25")).areNone()).isTrue();
  }

  @Test
  void mayTakeMoreThanThereIs() {
    assertThat(usd("0.25").minus(usd("0.5"))).isEqualTo(usd("-0.25"));
    assertThat(Amounts.NONE.minus(usd("0.5"))).isEqualTo(usd("-0.5"));
  }
}
