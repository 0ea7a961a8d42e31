package dev.bureau.core.session;

import java.time.Instant;

/**
 * A session that is final was put aside for good (R8): lists leave it out, stores may pack it.
 *
 * @param reason why, in a few words
 */
public record SessionArchived(String reason) implements SessionEvent {
  @Override
  public Session applyTo(Session state, Instant at) {
    return state.withTimes(state.times().archivedAt(at));
  }
}
