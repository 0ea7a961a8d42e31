package dev.bureau.core.discipline;

/** Whether a file may be read. */
public enum Verdict {
  /** It may. */
  ALLOWED,
  /** It may not. */
  BLOCKED
}
