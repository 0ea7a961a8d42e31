package dev.bureau.store.sql.killed;

import dev.bureau.core.seam.Seams;
import dev.bureau.core.seam.Tasks;
import dev.bureau.core.session.SessionEnded;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.feed.Follow;
import dev.bureau.orchestrator.feed.Following;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for the end of a scenario, whoever plays it. */
final class Settling {
  private static final int DEADLINE = 60;
  private static final Duration LOOK = Duration.ofMillis(5);

  private Settling() {}

  /** Waits until the collector has completed; asks the store nothing but its feed. */
  static void awaitCompletion(Bureau bureau) throws InterruptedException {
    CountDownLatch completed = new CountDownLatch(1);
    try (Following following =
        bureau.follow(
            Follow.fromStart(),
            entry -> {
              if (entry.session().equals(Scenario.COLLECTOR)
                  && entry.event() instanceof SessionEnded) {
                completed.countDown();
              }
            })) {
      await(completed);
    }
  }

  /** Waits until nothing waits in the mailboxes, whatever has become of it. */
  static void awaitSilence(Scenario scenario, Bureau bureau) throws InterruptedException {
    CountDownLatch silent = new CountDownLatch(1);
    Runnable look =
        () -> {
          if (isSilent(scenario, bureau)) {
            silent.countDown();
          }
        };
    Tasks.Repeating looks = Seams.system().tasks().every("silence", LOOK, look);
    try {
      await(silent);
    } finally {
      looks.close();
    }
  }

  /**
   * Asked in the direction in which messages go, so that none can pass behind the question: a
   * report enters the collector's mailbox with the end of its task.
   */
  private static boolean isSilent(Scenario scenario, Bureau bureau) {
    return scenario.sessions().stream()
        .allMatch(each -> bureau.store().mailboxes().counts(each).waiting() == 0);
  }

  private static void await(CountDownLatch end) throws InterruptedException {
    if (!end.await(DEADLINE, TimeUnit.SECONDS)) {
      throw new AssertionError("The scenario has not come to its end in " + DEADLINE + " s");
    }
  }
}
