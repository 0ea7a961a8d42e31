package dev.bureau.core.context;

import static dev.bureau.core.context.Window.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** E1: how full the window is, by what is counted and by what the provider says. */
class GaugeTest {
  private final Window window = new Window(WindowConfig.defaults().withTotal(1_000));

  private Gauge gauge() {
    return window.rules().config().gauge(window.context());
  }

  @Test
  void isTwoHundredThousandTokensWideIfNobodySaysMore() {
    assertThat(WindowConfig.defaults().gauge(ContextMap.ASPECT.empty()))
        .isEqualTo(new Gauge(0, 200_000));
  }

  @Test
  void countsWhatIsInTheWindow() {
    window.put(entry("a", 100));
    window.put(entry("b", 150));

    assertThat(gauge()).isEqualTo(new Gauge(250, 1_000));
    assertThat(window.position()).isEqualTo(0.25);
    assertThat(gauge().available()).isEqualTo(750);
  }

  @Test
  void countsAnEntryThatIsPutAgainOnce() {
    window.put(entry("a", 100));
    window.put(entry("a", 150));

    assertThat(gauge().used()).isEqualTo(150);
  }

  @Test
  void fallsWhenAnEntryIsRemoved() {
    window.put(entry("a", 100));
    window.change(window.rules().remove("a"));

    assertThat(gauge().used()).isZero();
  }

  @Test
  void takesTheProvidersFigureForItsOwn() {
    window.put(entry("a", 100));
    window.change(window.rules().report(new ContextReported(400, 2_000L)));

    assertThat(gauge()).isEqualTo(new Gauge(400, 2_000));
  }

  @Test
  void countsWhatComesAndGoesAfterTheProvidersFigureOnTopOfIt() {
    window.put(entry("a", 100));
    window.change(window.rules().report(new ContextReported(400, null)));
    window.put(entry("b", 50));

    assertThat(gauge().used()).isEqualTo(450);

    window.change(window.rules().remove("a"));

    assertThat(gauge().used()).isEqualTo(350);
  }

  @Test
  void isNeverNegative() {
    window.put(entry("a", 100));
    window.change(window.rules().report(new ContextReported(10, null)));
    window.change(window.rules().remove("a"));

    assertThat(gauge().used()).isZero();
    assertThat(window.position()).isZero();
  }

  @Test
  void believesAProviderThatSaysItIsTooFull() {
    window.change(window.rules().report(new ContextReported(1_100, null)));

    assertThat(window.position()).isEqualTo(1.1);
    assertThat(gauge().available()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"-1,", "1000000000001,", "0,0", "0,-5", "0,1000000000001"})
  void refusesReportsOutOfRange(long used, Long total) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> new ContextReported(used, total));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1})
  void refusesWindowsWithoutTokens(long total) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> WindowConfig.defaults().withTotal(total))
        .withMessageStartingWith("context.window");
  }
}
