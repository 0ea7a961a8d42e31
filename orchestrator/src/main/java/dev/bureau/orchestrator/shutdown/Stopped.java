package dev.bureau.orchestrator.shutdown;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * What became of a session that was to be stopped.
 *
 * @param session as it is now
 * @param manner how it came to that
 * @param left how many messages waited for it when it was stopped, among them the one that its
 *     agent was at; they stay in its mailbox, or are dead letters there
 * @param refusal why it could not be stopped, if it could not
 */
public record Stopped(Session session, Manner manner, long left, @Nullable BureauException refusal)
    implements ShutdownProgress.Step {
  /** How a session was stopped. */
  public enum Manner {
    /** What waited for it was handled before. */
    GRACEFUL,
    /** Not all that waited for it was handled, or nobody asked; what it was at was interrupted. */
    FORCED,
    /** It could not be stopped. */
    REFUSED
  }
}
