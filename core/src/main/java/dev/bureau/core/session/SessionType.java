package dev.bureau.core.session;

/** What a session is for (S1). */
public enum SessionType {
  /** Supervises departments and hands out work. */
  DIRECTOR,
  /** Works in a domain, for a director. */
  DEPARTMENT,
  /** Watches others and can change nothing of theirs. */
  OBSERVER,
  /** Takes part in work. */
  ACTIVE
}
