package dev.bureau.orchestrator.runtime;

import dev.bureau.core.budget.BudgetExceededException;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.FencedException;
import dev.bureau.core.door.ReadOnlySessionException;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.grant.BudgetRules;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.message.Message;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.Failure;
import dev.bureau.core.store.Lease;
import dev.bureau.core.store.Store;
import dev.bureau.core.trace.Activity;
import dev.bureau.core.trace.Outcome;
import dev.bureau.core.trace.Span;
import dev.bureau.core.trace.Tracer;
import dev.bureau.core.wait.WaitRules;
import dev.bureau.orchestrator.agent.MessageRejectedException;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of messages that could not be handled: they wait, or are dead letters. */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
  private static final int REASON = 2_000;
  private static final Duration UNTIL_LOOKED_AGAIN = Duration.ofSeconds(10);

  /** No pause before a message is tried again is longer. */
  static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final Door door;
  private final Store store;
  private final Seams seams;
  private final int retries;
  private final IntervalFunction backOff;

  Failures(Services services, RuntimeConfig settings) {
    this.door = services.door();
    this.store = services.store();
    this.seams = services.seams();
    this.retries = settings.retries();
    this.backOff = IntervalFunction.ofExponentialBackoff(settings.retryDelay(), 2);
  }

  /** A handling has failed by that; tells whether it was noted. */
  boolean failed(Delivery delivery, SessionId mailbox, Lease lease, Throwable cause) {
    Message message = delivery.message();
    boolean isPlain = cause instanceof BureauException || cause instanceof MessageRejectedException;
    String text = isPlain ? cause.getMessage() : cause.toString();
    String reason = text == null ? cause.getClass().getName() : text;
    reason = reason.length() > REASON ? reason.substring(0, REASON) : reason;
    if (waitsForAnswer(cause)) {
      LOG.debug("{} in {} waits for an answer: {}", message.id(), mailbox, reason);
      Instant next = seams.wall().instant().plus(UNTIL_LOOKED_AGAIN);
      return noted(mailbox, message.id(), Failure.postponed(reason, next).under(lease));
    }
    int failures = delivery.failures() + 1;
    LOG.warn("Handling {} in {} failed ({} times): {}", message.id(), mailbox, failures, reason);
    LOG.debug("Handling {} in {} failed", message.id(), mailbox, cause);
    Optional<Duration> pause = pauseAfter(cause, failures);
    if (pause.isEmpty()) {
      release(lease, message.id());
    }
    Failure failure =
        pause.isEmpty()
            ? Failure.forGood(reason)
            : Failure.retry(reason, seams.wall().instant().plus(pause.get()));
    return noted(mailbox, message.id(), failure.under(lease));
  }

  /** Whether somebody was asked for more, and the message waits until it is told (X5). */
  static boolean waitsForAnswer(Throwable cause) {
    return cause instanceof BudgetExceededException refusal && refusal.question() != null;
  }

  /** The message came too late; tells whether that was noted. */
  boolean expired(Message message, SessionId mailbox, Lease lease) {
    release(lease, message.id());
    String reason = "its deadline was " + message.deadline();
    return noted(mailbox, message.id(), Failure.unhandled(reason).under(lease));
  }

  /** The session that it was for has ended for good. */
  void bury(SessionId mailbox, Message message, SessionId ended) {
    noted(mailbox, message.id(), Failure.unhandled("session '" + ended + "' has ended"));
    if (WaitRules.isTimeout(message)) {
      store.mailboxes().drop(mailbox, message.id()); // nobody is interested any more
    }
  }

  private boolean noted(SessionId mailbox, MessageId message, Failure failure) {
    Tracer tracer = door.tracer();
    Span span =
        tracer == Tracer.NONE ? Span.NONE : tracer.begin(new Activity.Rejecting(mailbox, failure));
    try (span) {
      span.came(Outcome.UNCHANGED); // also if the store breaks
      boolean noted = store.mailboxes().failed(mailbox, message, failure);
      span.came(noted ? Outcome.DONE : Outcome.UNCHANGED);
      return noted;
    }
  }

  /** What is promised to calls of a message that is not handled again, nobody will settle. */
  private void release(Lease lease, MessageId message) {
    try {
      door.change(lease.session(), Caller.holding(lease), BudgetRules.release(message));
    } catch (FencedException | ReadOnlySessionException e) {
      LOG.debug("Another node has {} now, and what is promised in it", lease.session(), e);
    }
  }

  /** When to try again; empty for never. */
  private Optional<Duration> pauseAfter(Throwable cause, int failures) {
    if (cause instanceof StepRetryException step) {
      return Optional.of(step.pause());
    }
    boolean rejected = cause instanceof MessageRejectedException refusal && !refusal.again();
    return rejected || failures > retries
        ? Optional.empty()
        : Optional.of(
            Duration.ofMillis(Math.min(backOff.apply(failures), LONGEST_PAUSE.toMillis())));
  }
}
