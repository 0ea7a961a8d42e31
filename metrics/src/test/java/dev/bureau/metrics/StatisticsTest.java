package dev.bureau.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.session.SessionType;
import dev.bureau.core.session.Status;
import dev.bureau.core.store.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** S32: what all sessions have done. */
class StatisticsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00.5Z");

  /** Two that have ended after ten seconds in all, and three that run, started so long ago. */
  private static Statistics statistics() {
    Duration starts = Duration.ZERO;
    for (int seconds : new int[] {10, 20, 30}) {
      Instant started = NOW.minusSeconds(seconds);
      starts = starts.plus(Duration.ofSeconds(started.getEpochSecond(), started.getNano()));
    }
    return new Statistics(
        Map.of(
            SessionType.DIRECTOR,
            Map.of(
                Status.ACTIVE, new Tally(1, 4, 0, 0, Duration.ZERO),
                Status.COMPLETED, new Tally(2, 5, 2, 0, Duration.ofSeconds(10))),
            SessionType.ACTIVE,
            Map.of(Status.ACTIVE, new Tally(3, 7, 3, 3, starts.negated()))),
        NOW);
  }

  @Test
  void countSessionsByTypeAndStatus() {
    assertThat(statistics().sessions()).isEqualTo(6);
    assertThat(statistics().sessions(SessionType.DIRECTOR)).isEqualTo(3);
    assertThat(statistics().sessions(SessionType.OBSERVER)).isZero();
    assertThat(statistics().sessions(Status.ACTIVE)).isEqualTo(4);
    assertThat(statistics().sessions(SessionType.DIRECTOR, Status.COMPLETED)).isEqualTo(2);
    assertThat(statistics().sessions(SessionType.ACTIVE, Status.COMPLETED)).isZero();
  }

  @Test
  void addUpWhatWasProcessed() {
    assertThat(statistics().processed()).isEqualTo(16);
  }

  @Test
  void tellTheAverageUptimeOfAllThatEverStarted() {
    assertThat(statistics().averageUptime()).isEqualTo(Duration.ofSeconds(70).dividedBy(5));
  }

  @Test
  void knowNoUptimeWhereNothingHasStarted() {
    assertThat(new Statistics(Map.of(), NOW).averageUptime()).isNull();
  }

  @Test
  void tellNoTimeBelowZeroWhateverTheClocksSay() {
    Statistics early = new Statistics(statistics().census(), NOW.minusSeconds(60));

    assertThat(early.averageUptime()).isEqualTo(Duration.ZERO);
  }
}
