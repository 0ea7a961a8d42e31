package dev.bureau.orchestrator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.health.RecentHandlings;
import org.junit.jupiter.api.Test;

/** S30: what became of the latest attempts. */
class OutcomesTest {
  private final Outcomes outcomes = new Outcomes();

  @Test
  void areNoneAtFirst() {
    assertThat(outcomes.recent()).isEqualTo(new RecentHandlings(0, 0));
  }

  @Test
  void countEachAttempt() {
    outcomes.failed();
    outcomes.failed();
    outcomes.succeeded(3);

    assertThat(outcomes.recent()).isEqualTo(new RecentHandlings(5, 2));
  }

  @Test
  void forgetAllButTheLatest64() {
    for (int i = 0; i < 30; i++) {
      outcomes.failed();
    }
    outcomes.succeeded(50);

    assertThat(outcomes.recent()).isEqualTo(new RecentHandlings(64, 14));
  }

  @Test
  void forgetAllThatFailedAfter64ThatDidNot() {
    outcomes.failed();
    outcomes.succeeded(64);

    assertThat(outcomes.recent()).isEqualTo(new RecentHandlings(64, 0));
  }
}
