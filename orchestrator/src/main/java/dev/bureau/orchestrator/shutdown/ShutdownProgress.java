package dev.bureau.orchestrator.shutdown;

import dev.bureau.core.session.Session;

/**
 * How far a shutdown is.
 *
 * @param stopped how many are stopped, or could not be
 * @param sessions how many are to be stopped, as far as is known; at least as many
 * @param step what has happened
 */
public record ShutdownProgress(long stopped, long sessions, Step step) {
  /** What there is to tell. */
  public sealed interface Step permits Waiting, Stopped {}

  /**
   * A session is given time to handle what waits for it.
   *
   * @param session as it was found
   * @param messages how many wait for it now, the one that its agent is at among them
   */
  public record Waiting(Session session, long messages) implements Step {}
}
