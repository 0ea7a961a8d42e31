package dev.bureau.core.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a message could not be handled, and what becomes of it.
 *
 * @param attempts how many handlings it tells of, by which the message's failures grow: 1, or 0 if
 *     it was not handled at all
 * @param reason in a few words
 * @param retryAt when it may be tried again; null if it failed for good and is a dead letter
 * @param lease under which it was tried; null for somebody who decides about the mailbox
 */
public record Failure(
    int attempts, String reason, @Nullable Instant retryAt, @Nullable Lease lease) {
  /** A handling has failed, and shall be tried again, from then on. */
  public static Failure retry(String reason, Instant at) {
    return new Failure(1, reason, at, null);
  }

  /** It cannot be handled before then, for which the message is not to blame. */
  public static Failure postponed(String reason, Instant until) {
    return new Failure(0, reason, until, null);
  }

  /** A handling has failed, and the message is a dead letter. */
  public static Failure forGood(String reason) {
    return new Failure(1, reason, null, null);
  }

  /** Nobody will handle the message any more: it is a dead letter. */
  public static Failure unhandled(String reason) {
    return new Failure(0, reason, null, null);
  }

  /** The same, said by the holder of that lease. */
  public Failure under(Lease held) {
    return new Failure(attempts, reason, retryAt, held);
  }
}
