package dev.bureau.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** R2: the figures of routing, which are exact. */
class RoutingMetricsTest {
  private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");

  private static RoutingMetrics after(List<RoutingDecided> decisions) {
    RoutingMetrics metrics = RoutingMetrics.ASPECT.empty();
    for (RoutingDecided each : decisions) {
      metrics = each.applyTo(metrics, AT);
    }
    return metrics;
  }

  private static RoutingDecided decided(
      Route route, @Nullable Double complexity, @Nullable Double confidence) {
    return new RoutingDecided(route, new Estimate(complexity, confidence), null);
  }

  private static List<RoutingDecided> random(SplittableRandom random, int count) {
    List<RoutingDecided> decisions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      decisions.add(
          decided(
              random.nextBoolean() ? Route.SIMPLE : Route.ORCHESTRATOR,
              random.nextInt(5) == 0 ? null : random.nextDouble(),
              random.nextInt(5) == 0 ? null : random.nextInt(101) / 100.0));
    }
    return decisions;
  }

  @Test
  void givesTheAveragesOfTheDesign() {
    RoutingMetrics metrics =
        after(List.of(decided(Route.SIMPLE, 0.3, 0.9), decided(Route.ORCHESTRATOR, 0.8, 0.95)));

    assertThat(metrics.averageComplexity()).hasValue(0.55);
    assertThat(metrics.averageConfidence()).hasValue(0.925);
    assertThat(metrics.total()).isEqualTo(2);
    assertThat(metrics.simpleHandled()).isOne();
    assertThat(metrics.routedToOrchestrator()).isOne();
  }

  @Test
  void hasNoAveragesWithoutDecisions() {
    assertThat(RoutingMetrics.ASPECT.empty().averageComplexity()).isEmpty();
    assertThat(RoutingMetrics.ASPECT.empty().averageConfidence()).isEmpty();
  }

  @Test
  void leavesOutOfAnAverageWhatNobodyKnows() {
    RoutingMetrics metrics =
        after(List.of(decided(Route.SIMPLE, 0.4, 0.5), decided(Route.ORCHESTRATOR, null, 0.7)));

    assertThat(metrics.averageComplexity()).hasValue(0.4);
    assertThat(metrics.averageConfidence()).hasValue(0.6);
  }

  @Test
  void doesNotDriftHoweverManyThereAre() {
    assertThat(after(Collections.nCopies(100_000, decided(Route.SIMPLE, 0.1, 0.7))))
        .satisfies(metrics -> assertThat(metrics.averageComplexity()).hasValue(0.1))
        .satisfies(metrics -> assertThat(metrics.averageConfidence()).hasValue(0.7));
  }

  /** The oracle divides once, all numbers being there. */
  @Test
  void agreesWithAnOracleInWhateverOrder() {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 200; round++) {
      List<RoutingDecided> decisions = random(random, 1 + random.nextInt(300));
      List<RoutingDecided> backwards = new ArrayList<>(decisions);
      Collections.reverse(backwards);
      List<Double> known = new ArrayList<>();
      for (RoutingDecided each : decisions) {
        if (each.estimate().complexity() != null) {
          known.add(each.estimate().complexity());
        }
      }

      RoutingMetrics metrics = after(decisions);

      assertThat(metrics.averageComplexity()).isEqualTo(after(backwards).averageComplexity());
      assertThat(metrics.simpleHandled() + metrics.routedToOrchestrator())
          .isEqualTo(decisions.size());
      if (!known.isEmpty()) {
        BigDecimal sum =
            known.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        double mean =
            sum.divide(BigDecimal.valueOf(known.size()), MathContext.DECIMAL128).doubleValue();
        assertThat(metrics.averageComplexity().getAsDouble())
            .isBetween(mean - Math.ulp(mean), mean + Math.ulp(mean));
      }
    }
  }

  @Test
  void keepsTheLatestDecisions() {
    List<RoutingDecided> decisions = random(new SplittableRandom(1), 250);

    RoutingMetrics metrics = after(decisions);

    assertThat(metrics.total()).isEqualTo(250);
    assertThat(metrics.latest())
        .extracting(RoutingDecision::decided)
        .isEqualTo(decisions.subList(150, 250));
  }

  @Test
  void isTheSameAfterASnapshot() {
    RoutingMetrics metrics = after(random(new SplittableRandom(3), 120));
    String text = RoutingMetrics.ASPECT.form().write(metrics);

    RoutingMetrics read = RoutingMetrics.ASPECT.form().read(text);

    assertThat(RoutingMetrics.ASPECT.form().write(read)).isEqualTo(text);
    assertThat(read.latest()).isEqualTo(metrics.latest());
    assertThat(read.averageComplexity()).isEqualTo(metrics.averageComplexity());
  }

  @Test
  void survivesTheSmallestNumbers() {
    RoutingMetrics metrics =
        after(
            List.of(decided(Route.SIMPLE, Double.MIN_VALUE, 1.0), decided(Route.SIMPLE, 0.5, 0.0)));

    String text = RoutingMetrics.ASPECT.form().write(metrics);

    assertThat(RoutingMetrics.ASPECT.form().read(text).averageComplexity()).hasValue(0.25);
  }
}
