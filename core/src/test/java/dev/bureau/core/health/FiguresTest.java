package dev.bureau.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.session.Session;
import dev.bureau.core.session.Status;
import dev.bureau.core.session.Times;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** S30: an unknown figure is absent. */
class FiguresTest {
  private static final Instant BEGUN = Instant.parse("2026-03-01T08:00:00Z");

  private static Session session(@Nullable Instant started, @Nullable Instant ended) {
    Session absent = HealthIndicatorTest.session(Status.ACTIVE);
    return new Session(
        absent.id(),
        absent.version(),
        absent.status(),
        absent.profile(),
        absent.metadata(),
        new Times(BEGUN, BEGUN, started, ended, BEGUN, null),
        null,
        absent.links(),
        null,
        absent.work());
  }

  @Test
  void tellNoUptimeOfASessionThatNeverStarted() {
    assertThat(Figures.uptime(session(null, null), BEGUN.plusSeconds(9))).isNull();
  }

  @Test
  void countTheUptimeOfOneThatRunsUntilNow() {
    assertThat(Figures.uptime(session(BEGUN.plusSeconds(2), null), BEGUN.plusSeconds(9)))
        .isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void countTheUptimeOfOneThatHasEndedUntilItsEnd() {
    Session ended = session(BEGUN.plusSeconds(2), BEGUN.plusSeconds(5));

    assertThat(Figures.uptime(ended, BEGUN.plusSeconds(9))).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void tellNoTimeBelowZeroWhateverTheClocksSay() {
    assertThat(Figures.uptime(session(BEGUN.plusSeconds(9), null), BEGUN)).isEqualTo(Duration.ZERO);
  }
}
