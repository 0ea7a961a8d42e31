package dev.bureau.core.discipline;

import dev.bureau.core.session.Session;

/**
 * Says whether a session may read a file beyond its limit (R7); that it wanted to is a violation in
 * any case. Pure: it may be asked again for the same read. Called by several threads.
 */
@FunctionalInterface
public interface ReadPolicy {
  /**
   * Judges.
   *
   * @param session which has read as many files as it may
   * @param path what it wants to read
   */
  Verdict beyond(Session session, String path);

  /** It may not. */
  static ReadPolicy blocking() {
    return (session, path) -> Verdict.BLOCKED;
  }

  /** It may, and the violation is noted. */
  static ReadPolicy noting() {
    return (session, path) -> Verdict.ALLOWED;
  }
}
