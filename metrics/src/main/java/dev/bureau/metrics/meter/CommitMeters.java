package dev.bureau.metrics.meter;

import dev.bureau.core.door.AlreadyHandledException;
import dev.bureau.core.door.ClaimedException;
import dev.bureau.core.door.ContentionException;
import dev.bureau.core.door.FencedException;
import dev.bureau.core.door.UnknownOutcomeException;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.store.StoreException;
import dev.bureau.core.trace.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** Changes at the door, and what became of them. */
final class CommitMeters {
  private static final String COMMITTED = "committed";
  private static final String UNCHANGED = "unchanged";
  private static final String REFUSED = "refused";
  private static final String CONFLICT = "conflict";
  private static final String CLAIMED = "claimed";
  private static final String UNKNOWN = "unknown";
  private static final String FAILED = "failed";

  private final Timers commits;
  private final Counter retries;

  CommitMeters(MeterRegistry registry) {
    commits =
        new Timers(
            new Family(registry, "bureau.commit", "Changes of sessions, until they stood or not"),
            "outcome",
            List.of(COMMITTED, UNCHANGED, REFUSED, CONFLICT, CLAIMED, UNKNOWN, FAILED));
    retries =
        new Family(
                registry,
                "bureau.commit.retries",
                "Commits that were made again, for somebody else was faster or the store broke")
            .counter();
  }

  void committed(Measured end) {
    commits.add(outcome(end), end.nanos());
    retries.increment((double) Math.max(0, end.count() - 1));
  }

  private static String outcome(Measured end) {
    Throwable failure = end.failure();
    if (failure == null) {
      return end.outcome() == Outcome.UNCHANGED ? UNCHANGED : COMMITTED;
    }
    if (failure instanceof ClaimedException) {
      return CLAIMED;
    }
    if (failure instanceof UnknownOutcomeException) {
      return UNKNOWN;
    }
    if (failure instanceof ContentionException
        || failure instanceof FencedException
        || failure instanceof AlreadyHandledException) {
      return CONFLICT;
    }
    return failure instanceof BureauException && !(failure instanceof StoreException)
        ? REFUSED
        : FAILED;
  }
}
