package dev.bureau.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** S30: what the built-in indicators make of the figures. */
class HealthIndicatorTest {
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

  static Session session(Status status) {
    Session absent = Session.absent(new SessionId("s"));
    return new Session(
        absent.id(),
        3,
        status,
        absent.profile(),
        absent.metadata(),
        absent.times(),
        null,
        absent.links(),
        null,
        absent.work());
  }

  private static Figures figures(
      Instant lastActivity, Figures.Queue queue, @Nullable RecentHandlings recent) {
    return new Figures(NOW, null, lastActivity, queue, false, new Vitals(null, null, recent));
  }

  private static Figures queue(long waiting, long capacity) {
    return figures(NOW, new Figures.Queue(waiting, capacity, NOW), null);
  }

  private static Figures errors(int attempts, int failed) {
    return figures(NOW, new Figures.Queue(0, 10, null), new RecentHandlings(attempts, failed));
  }

  private static Figures silent(long idleSeconds, long waitingSeconds) {
    return figures(
        NOW.minusSeconds(idleSeconds),
        new Figures.Queue(1, 10, NOW.minusSeconds(waitingSeconds)),
        null);
  }

  @ParameterizedTest
  @CsvSource({
    "0,      10000, HEALTHY",
    "6999,   10000, HEALTHY",
    "7000,   10000, DEGRADED",
    "9000,   10000, DEGRADED",
    "9001,   10000, UNHEALTHY",
    "12000,  10000, UNHEALTHY",
    "6,      10,    HEALTHY",
    "7,      10,    DEGRADED",
    "9,      10,    DEGRADED",
    "10,     10,    UNHEALTHY",
    "0,      1,     HEALTHY",
    "1,      1,     UNHEALTHY",
    "1503238553, 2147483647, DEGRADED",
    "1503238552, 2147483647, HEALTHY",
  })
  void judgesTheMailboxByItsLoad(long waiting, long capacity, HealthStatus status) {
    Finding finding =
        HealthIndicator.queue().examine(session(Status.ACTIVE), queue(waiting, capacity));

    assertThat(finding.status()).isEqualTo(status);
  }

  @Test
  void saysHowManyMessagesWait() {
    assertThat(HealthIndicator.queue().examine(session(Status.ACTIVE), queue(8, 10)).reason())
        .isEqualTo("8 of 10 messages wait");
  }

  @Test
  void findsAFullerMailboxNeverBetter() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 10_000; i++) {
      long capacity = random.nextLong(1, 20_000);
      long less = random.nextLong(0, 20_000);
      long more = less + random.nextLong(0, 1_000);

      HealthStatus fuller = load(more, capacity);
      assertThat(load(less, capacity).or(fuller)).isEqualTo(fuller);
    }
  }

  private static HealthStatus load(long waiting, long capacity) {
    return HealthIndicator.queue()
        .examine(session(Status.ACTIVE), queue(waiting, capacity))
        .status();
  }

  @ParameterizedTest
  @CsvSource({
    "64, 0,  HEALTHY",
    "64, 15, HEALTHY",
    "64, 16, DEGRADED",
    "64, 32, DEGRADED",
    "64, 33, UNHEALTHY",
    "8,  2,  DEGRADED",
    "8,  5,  UNHEALTHY",
    "7,  7,  HEALTHY",
    "0,  0,  HEALTHY",
  })
  void judgesErrorsOnceThereAreEnoughAttempts(int attempts, int failed, HealthStatus status) {
    Finding finding =
        HealthIndicator.errors(0.25, 0.5).examine(session(Status.ACTIVE), errors(attempts, failed));

    assertThat(finding.status()).isEqualTo(status);
  }

  @Test
  void findsNothingWhereErrorsAreNotKnown() {
    assertThat(HealthIndicator.errors(0.25, 0.5).examine(session(Status.ACTIVE), queue(0, 10)))
        .isEqualTo(Finding.HEALTHY);
  }

  @ParameterizedTest
  @CsvSource({
    "59,   59,   HEALTHY",
    "60,   60,   DEGRADED",
    "3600, 60,   DEGRADED",
    "60,   3600, DEGRADED",
    "3600, 59,   HEALTHY",
    "59,   3600, HEALTHY",
    "120,  120,  DEGRADED",
    "121,  121,  UNHEALTHY",
  })
  void judgesSilenceByWhatWaitsAndWhatWasDone(long idle, long waiting, HealthStatus status) {
    Finding finding =
        HealthIndicator.silence(Duration.ofMinutes(1), Duration.ofMinutes(2))
            .examine(session(Status.IDLE), silent(idle, waiting));

    assertThat(finding.status()).isEqualTo(status);
  }

  @Test
  void findsNoSilenceWhereNothingIsDue() {
    Figures empty = figures(NOW.minusSeconds(99_999), new Figures.Queue(3, 10, null), null);

    assertThat(
            HealthIndicator.silence(Duration.ofMinutes(1), Duration.ofMinutes(2))
                .examine(session(Status.ACTIVE), empty))
        .isEqualTo(Finding.HEALTHY);
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.class,
      names = {"INITIALIZING", "ERROR"})
  void findsNoSilenceInSessionsThatMayNotWork(Status status) {
    assertThat(
            HealthIndicator.silence(Duration.ofMinutes(1), Duration.ofMinutes(2))
                .examine(session(status), silent(9_999, 9_999)))
        .isEqualTo(Finding.HEALTHY);
  }

  @ParameterizedTest
  @EnumSource(Status.class)
  void findsASessionInErrorUnhealthy(Status status) {
    HealthStatus found = HealthIndicator.status().examine(session(status), queue(0, 10)).status();

    assertThat(found)
        .isEqualTo(status == Status.ERROR ? HealthStatus.UNHEALTHY : HealthStatus.HEALTHY);
  }
}
