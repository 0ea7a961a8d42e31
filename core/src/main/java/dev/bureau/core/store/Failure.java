package dev.bureau.core.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a message could not be handled, and what becomes of it.
 *
 * @param reason in a few words
 * @param retryAt when it may be tried again; null if it failed for good and is a dead letter
 * @param lease under which it was tried; null for somebody who decides about the mailbox
 */
public record Failure(String reason, @Nullable Instant retryAt, @Nullable Lease lease) {
  /** It shall be tried again, from then on. */
  public static Failure retry(String reason, Instant at) {
    return new Failure(reason, at, null);
  }

  /** It is a dead letter. */
  public static Failure forGood(String reason) {
    return new Failure(reason, null, null);
  }

  /** The same, said by the holder of that lease. */
  public Failure under(Lease held) {
    return new Failure(reason, retryAt, held);
  }
}
