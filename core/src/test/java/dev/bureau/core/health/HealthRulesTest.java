package dev.bureau.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Moment;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Status;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** S30: only a change of health is journaled. */
class HealthRulesTest {
  private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");
  private static final List<String> FULL = List.of("queue: 8 of 10 messages wait");
  private static final HealthChanged WORSE =
      new HealthChanged(HealthStatus.HEALTHY, HealthStatus.DEGRADED, FULL);

  private static Change found(
      Status status, HealthStatus found, List<String> reasons, HealthEvent... before) {
    Aspects aspects = Aspects.NONE;
    for (HealthEvent each : before) {
      aspects = aspects.fold(Health.ASPECT, each, AT);
    }
    Session session = HealthIndicatorTest.session(status);
    return HealthRules.found(found, reasons)
        .decide(session, aspects, new Moment(AT, new CommitId(1, 1), Actor.node("n")));
  }

  @Test
  void journalsThatASessionIsWorse() {
    assertThat(found(Status.ACTIVE, HealthStatus.DEGRADED, FULL).events())
        .isEqualTo(List.of(WORSE));
  }

  @Test
  void journalsThatItIsWellAgain() {
    assertThat(found(Status.ACTIVE, HealthStatus.HEALTHY, List.of(), WORSE).events())
        .isEqualTo(
            List.of(new HealthChanged(HealthStatus.DEGRADED, HealthStatus.HEALTHY, List.of())));
  }

  @Test
  void saysNothingOfASessionThatWasAlwaysWell() {
    assertThat(found(Status.ACTIVE, HealthStatus.HEALTHY, List.of())).isEqualTo(Change.NONE);
  }

  @Test
  void saysItOnceWhateverTheReasons() {
    assertThat(found(Status.ACTIVE, HealthStatus.DEGRADED, List.of("errors: many"), WORSE))
        .isEqualTo(Change.NONE);
  }

  @ParameterizedTest
  @CsvSource({"COMPLETED", "TERMINATED"})
  void saysNothingOfASessionThatHasEnded(Status status) {
    assertThat(found(status, HealthStatus.UNHEALTHY, FULL)).isEqualTo(Change.NONE);
  }

  @Test
  void keepsSinceWhenAndWhy() {
    Health after = WORSE.applyTo(Health.ASPECT.empty(), AT);

    assertThat(after).isEqualTo(new Health(HealthStatus.DEGRADED, AT, FULL));
    assertThat(Health.ASPECT.form().read(Health.ASPECT.form().write(after))).isEqualTo(after);
  }

  @Test
  void keepsTheEmptyState() {
    Health empty = Health.ASPECT.empty();

    assertThat(Health.ASPECT.form().read(Health.ASPECT.form().write(empty))).isEqualTo(empty);
  }
}
