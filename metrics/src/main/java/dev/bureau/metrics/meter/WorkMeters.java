package dev.bureau.metrics.meter;

import dev.bureau.core.seam.Ticker;
import dev.bureau.core.store.Failure;
import dev.bureau.core.trace.Activity;
import dev.bureau.core.trace.Outcome;
import dev.bureau.core.trace.Span;
import dev.bureau.core.trace.Tracer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/**
 * Meters of the work of this process that stands in no journal: how long it takes, and what comes
 * to nothing. Thread-safe.
 */
final class WorkMeters implements Tracer {
  private static final String OUTSIDE = "outside";
  private static final String RETRY = "retry";
  private static final String DEAD = "dead";

  private final Ticker ticker;
  private final CommitMeters commits;
  private final HandlingMeters handlings;
  private final Counters sent;
  private final Counter full;
  private final Counters failures;
  private final Counter lost;
  private final Timers shutdowns;

  WorkMeters(MeterRegistry registry, Ticker ticker) {
    this.ticker = ticker;
    commits = new CommitMeters(registry);
    handlings = new HandlingMeters(registry);
    sent = MessageMeters.sent(registry, List.of(OUTSIDE));
    full =
        new Family(registry, "bureau.messages.refused", "Messages for which there was no room")
            .counter();
    failures =
        new Family(registry, "bureau.messages.failed", "Messages that could not be handled")
            .by("next", List.of(RETRY, DEAD));
    lost =
        new Family(registry, "bureau.leases.lost", "Leases that others took from this process")
            .counter();
    shutdowns =
        new Timers(
            new Family(registry, "bureau.shutdown", "Stopping sessions with all below them"),
            "manner",
            Family.values(Activity.Stopping.Manner.values()));
  }

  @Override
  public Span begin(Activity activity) {
    if (activity instanceof Activity.Committing) {
      return new Measured(ticker, commits::committed);
    }
    if (activity instanceof Activity.Handling) {
      return new Measured(ticker, handlings::handled);
    }
    if (activity instanceof Activity.Running running) {
      return new Measured(ticker, end -> handlings.ran(running.step().type(), end));
    }
    if (activity instanceof Activity.Sending sending) {
      return new Measured(ticker, end -> sent(sending.messages(), end));
    }
    if (activity instanceof Activity.Rejecting rejecting) {
      return new Measured(ticker, end -> rejected(rejecting.failure(), end));
    }
    if (activity instanceof Activity.Renewing) {
      return new Measured(ticker, end -> lost.increment((double) end.count()));
    }
    if (activity instanceof Activity.Stopping stopping) {
      return new Measured(
          ticker, end -> shutdowns.add(Family.value(stopping.manner()), end.nanos()));
    }
    return Span.NONE; // nothing is measured of it
  }

  /** Nobody knows what became of messages if the store broke. */
  private void sent(int messages, Measured end) {
    if (end.outcome() == Outcome.UNCHANGED) {
      full.increment(messages);
    } else if (end.failure() == null) {
      sent.add(OUTSIDE, messages);
    }
  }

  /** One that is only put off has not failed. */
  private void rejected(Failure failure, Measured end) {
    boolean isPutOff = failure.attempts() == 0 && failure.retryAt() != null;
    if (end.outcome() == Outcome.DONE && end.failure() == null && !isPutOff) {
      failures.add(failure.retryAt() == null ? DEAD : RETRY);
    }
  }
}
