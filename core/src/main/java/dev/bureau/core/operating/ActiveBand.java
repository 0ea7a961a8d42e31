package dev.bureau.core.operating;

/** For how long a session has been active (E35). A later one is longer. */
public enum ActiveBand {
  /** Not for long. */
  NORMAL,
  /** For so long that it had better be saved now and then. */
  CHECKPOINT,
  /** For so long that another session had better go on. */
  NEW_SESSION
}
