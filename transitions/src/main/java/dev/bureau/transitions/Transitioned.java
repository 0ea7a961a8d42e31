package dev.bureau.transitions;

import dev.bureau.core.session.Session;

/**
 * A passage that is through.
 *
 * @param from the session that has ended
 * @param to the one that goes on
 * @param manner whether a handling under way was waited for
 */
public record Transitioned(Session from, Session to, Manner manner) {
  /** Whether a handling under way was waited for. */
  public enum Manner {
    /** Nothing was under way any more. */
    GRACEFUL,
    /** Something was, and is handled again by the session that goes on. */
    FORCED
  }
}
