package dev.bureau.core.context;

/** Whether an entry may be given up for the sake of room (E3). */
public enum Weight {
  /** It may not: it stays in the window as it is until somebody removes it. */
  CRITICAL,
  /** It may. */
  ORDINARY
}
