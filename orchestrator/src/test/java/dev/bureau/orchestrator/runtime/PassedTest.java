package dev.bureau.orchestrator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.orchestrator.ManualSeams;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is remembered of mailboxes that nobody works on here. */
class PassedTest {
  private static final SessionId MAILBOX = new SessionId("one");

  private final ManualSeams seams = ManualSeams.machine();
  private final Passed passed = new Passed(seams);

  @Test
  void passesOverAMailboxWithoutAnAgentForTenSeconds() {
    passed.noAgent(MAILBOX, passed.changes());

    assertThat(passed.mayRun(MAILBOX)).isFalse();
    seams.advance(Duration.ofSeconds(11));
    assertThat(passed.mayRun(MAILBOX)).isTrue();
  }

  @Test
  void looksAgainAfterAChange() {
    passed.noAgent(MAILBOX, passed.changes());
    passed.forget(MAILBOX);

    assertThat(passed.mayRun(MAILBOX)).isTrue();
  }

  @Test
  void looksAgainAfterAChangeThatCameWhileItWasLookedAt() {
    long looked = passed.changes();
    passed.forget(MAILBOX);
    passed.noAgent(MAILBOX, looked);

    assertThat(passed.mayRun(MAILBOX)).isTrue();
    assertThat(passed.hasNoAgent(MAILBOX)).isFalse();
  }
}
