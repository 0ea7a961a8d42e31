package dev.bureau.core.trace;

/** How a piece of work came out that did not fail. */
public enum Outcome {
  /** It did what it was for. */
  DONE,
  /** There was nothing to do, or nothing was changed. */
  UNCHANGED,
  /** It waits for a decision about an uncertain cell. */
  PARKED,
  /** It came too late: the deadline was over. */
  EXPIRED,
  /** Somebody else has the session now, so it had no effect. */
  FENCED
}
