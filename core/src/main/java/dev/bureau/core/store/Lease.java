package dev.bureau.core.store;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import java.time.Instant;

/**
 * The right to run a session's handlers.
 *
 * @param session whose
 * @param created when that session was created: what tells it from another one that takes its id
 *     after it was removed
 * @param holder who has it
 * @param epoch its number: each change of holder has a higher one, and the store refuses commits
 *     under a lower
 * @param until when it ends unless renewed, by the store's time
 */
public record Lease(SessionId session, Instant created, Holder holder, long epoch, Instant until) {
  /** The same one until another time. */
  public Lease until(Instant time) {
    return new Lease(session, created, holder, epoch, time);
  }

  /** Whether it is that session's, and not of one that had its id before and was removed (P3). */
  public boolean isOf(Session other) {
    return session.equals(other.id()) && created.equals(other.times().created());
  }

  /** Whether both are one right of one holder, however long it lasts. */
  public boolean isSame(Lease other) {
    return session.equals(other.session)
        && created.equals(other.created)
        && holder.equals(other.holder)
        && epoch == other.epoch;
  }
}
