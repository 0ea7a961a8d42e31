package dev.bureau.transitions.host;

import dev.bureau.core.session.Session;

/**
 * What users do at the turns of one run: an object for each, so what it remembers belongs to one
 * session (T2). Called one after the other; but one that fails is logged and called again a second
 * later, and one that takes too long is left alone, so these may run beside the next. Neither stops
 * anything. A hook must not call its host, which waits for it.
 */
public interface RunHooks {
  /** Does nothing. */
  RunHooks NOTHING = new RunHooks() {};

  /** The run begins. */
  default void started(Session session) throws Exception {}

  /** The session is about to end; all that its transcript says is recorded. */
  default void beforeCleanup(Session session) throws Exception {}

  /** The session ends: what it leaves is to be handed on now. */
  default void cleanup(Session session) throws Exception {}

  /** The agent has ended, too; not called when another session takes over. */
  default void afterRun(Session session) throws Exception {}
}
