package dev.bureau.core.session;

/** What is done to a session's life; the table in {@link Lifecycle} says what each means (S4). */
public enum Operation {
  /** Begin to work. */
  START,
  /** Work arrives. */
  WORK,
  /** No work came for the idle time. */
  REST,
  /** The work is done. */
  COMPLETE,
  /** Stop, gracefully or by force; cancel. */
  SHUTDOWN,
  /** A failure ends the work: an exit code other than 0, the recovery cap, a host lost for good. */
  FAIL,
  /** The agent's process died and nobody can go on with it (X9). */
  INTERRUPT,
  /** Pass to a new session: clear, handoff, emergency. */
  TRANSITION,
  /** Go on. */
  RESUME
}
