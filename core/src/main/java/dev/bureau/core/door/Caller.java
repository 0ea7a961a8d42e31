package dev.bureau.core.door;

import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.store.Lease;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf the door is used.
 *
 * @param actor who asks
 * @param session the session that asks, if one does
 * @param lease what entitles the caller to run the session's handler; null for an administrative
 *     decision, which takes the epoch it reads
 */
public record Caller(Actor actor, @Nullable SessionId session, @Nullable Lease lease) {
  /** Somebody who decides about a session without running it. */
  public static Caller of(Actor actor) {
    return new Caller(actor, actor.session().orElse(null), null);
  }

  /** The holder of a session's lease, acting for the session itself. */
  public static Caller holding(Lease lease) {
    return new Caller(Actor.session(lease.session()), lease.session(), lease);
  }
}
