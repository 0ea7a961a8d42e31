package dev.bureau.core.budget;

/** Whose spending a limit holds for. */
public enum Reach {
  /** The session's own. */
  SESSION,
  /** That of the session and of all that are supervised below it. */
  TREE
}
