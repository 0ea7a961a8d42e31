package dev.bureau.core.context;

import static dev.bureau.core.context.Window.critical;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.operating.ContextBand;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** E2: thresholds are crossed once per way up, and again only after the position fell below. */
class ThresholdTest {
  private static final WindowConfig PLAIN =
      WindowConfig.defaults()
          .withTotal(1_000)
          .withThresholds(List.of(0.5, 0.8))
          .whenFull(WindowAction.none())
          .inEmergency(WindowAction.none());

  private final Window window = new Window(PLAIN);

  private List<ContextEvent> at(long tokens) {
    return window.change(window.rules().report(new ContextReported(tokens, null)));
  }

  private static List<Double> crossed(List<ContextEvent> events) {
    return events.stream()
        .filter(ThresholdCrossed.class::isInstance)
        .map(each -> ((ThresholdCrossed) each).threshold())
        .toList();
  }

  @Test
  void areCrossedExactlyAtTheirPosition() {
    assertThat(crossed(at(499))).isEmpty();
    assertThat(at(500)).contains(new ThresholdCrossed(0.5, new Gauge(500, 1_000)));
  }

  @Test
  void areNotCrossedAgainWhileThePositionStaysAbove() {
    at(500);

    assertThat(crossed(at(600))).isEmpty();
    assertThat(crossed(at(500))).isEmpty();
    assertThat(crossed(at(790))).isEmpty();
  }

  @Test
  void areCrossedAgainAfterThePositionFellBelow() {
    at(500);

    assertThat(at(499)).contains(new ThresholdLeft(0.5));
    assertThat(crossed(at(500))).containsExactly(0.5);
  }

  @Test
  void areCrossedTogetherByOneStep() {
    assertThat(crossed(at(900))).containsExactly(0.5, 0.8);
  }

  @Test
  void areLeftWhenEverythingGoes() {
    window.put(critical("a", 900));

    List<ContextEvent> events = window.change(ContextRules.empty());

    assertThat(events)
        .containsExactly(
            new ContextEmptied(1),
            new ThresholdLeft(0.5),
            new ThresholdLeft(0.8),
            new ContextPositioned(new Gauge(0, 1_000), ContextBand.NORMAL));
    assertThat(crossed(at(500))).containsExactly(0.5);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, 1.01, Double.NaN})
  void mustBeShares(double threshold) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> PLAIN.withThresholds(List.of(threshold)))
        .withMessageStartingWith("context.thresholds");
  }

  /** Against an oracle that knows nothing but the positions. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void areCrossedOncePerWayUpOnAnyWalk(long seed) {
    Random random = new Random(seed);
    TreeSet<Double> above = new TreeSet<>();
    long tokens = 0;
    for (int step = 0; step < 500; step++) {
      tokens = Math.max(0, Math.min(1_000, tokens + random.nextInt(401) - 200));
      TreeSet<Double> expected = new TreeSet<>();
      for (double each : PLAIN.thresholds()) {
        boolean isAbove = tokens >= each * 1_000;
        if (isAbove && above.add(each)) {
          expected.add(each);
        } else if (!isAbove) {
          above.remove(each);
        }
      }

      assertThat(crossed(at(tokens))).containsExactlyElementsOf(expected);
      assertThat(window.position()).isNotNegative();
      assertThat(window.context().above()).isEqualTo(above);
    }
  }
}
