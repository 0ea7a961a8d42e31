package dev.bureau.transitions;

import dev.bureau.core.session.Session;

/**
 * Told how far a passage is, in the order of its methods, by the thread that passes the session. It
 * is not told what somebody else sees through. What it throws is logged, and stops nothing.
 */
public interface TransitionListener {
  /** Told nothing. */
  TransitionListener NOBODY = new TransitionListener() {};

  /** The session is about to end. */
  default void ending(Session old) {}

  /** The session has ended. */
  default void ended(Session old) {}

  /** The next one is there. */
  default void begun(Session next) {}
}
