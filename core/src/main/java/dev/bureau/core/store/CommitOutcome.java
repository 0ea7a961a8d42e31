package dev.bureau.core.store;

import dev.bureau.core.change.Claim;
import dev.bureau.core.id.SessionId;

/**
 * What became of a commit. Only {@link Committed} changed anything for certain. A full mailbox is
 * no outcome of a commit: what a session sends is always taken ({@link Mailboxes#put} refuses).
 */
public sealed interface CommitOutcome {
  /** It stands, durably. */
  record Committed(long version) implements CommitOutcome {}

  /**
   * The session is not what the commit built on: another version, a higher epoch, gone, or an
   * acknowledged message no longer waits.
   *
   * @param actualVersion the version it has; 0 if there is none
   * @param actualEpoch the epoch it has
   */
  record Conflict(long actualVersion, long actualEpoch) implements CommitOutcome {}

  /** A name that the commit claims has an owner: which commit of which session. */
  record Claimed(Claim claim, SessionId by, long version) implements CommitOutcome {}

  /**
   * Whether it stands cannot be told; {@link Sessions#outcome} tells later.
   *
   * @param cause what broke
   */
  record Unknown(RuntimeException cause) implements CommitOutcome {}
}
