package dev.bureau.core.context;

/** For how long an entry is of use (E3). */
public enum Term {
  /** For as long as the session goes on. */
  LASTING,
  /** For the step at hand: the first to go when room is short, unless it is critical. */
  TEMPORARY
}
