package dev.bureau.orchestrator.archive;

import dev.bureau.core.id.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * What became of a session that was to be cleaned up.
 *
 * @param session which
 * @param action what was done with it
 * @param reason why it was left, or not deleted; or what it leaves behind, if it does
 */
public record CleanedUp(SessionId session, Action action, @Nullable String reason) {
  /** What is done with a session. */
  public enum Action {
    /** It was archived, and ended before if it was not final. */
    ARCHIVED,
    /** It was deleted. */
    DELETED,
    /** It is as it was, for the reason. */
    LEFT
  }

  static CleanedUp left(SessionId session, String reason) {
    return new CleanedUp(session, Action.LEFT, reason);
  }
}
