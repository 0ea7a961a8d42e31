package dev.bureau.core.operating;

/** How full a session's window is (E35). A later one is fuller. */
public enum ContextBand {
  /** There is room. */
  NORMAL,
  /** What is not asked for is better left out. */
  PROGRESSIVE_DISCLOSURE,
  /** Only what is critical belongs into the window. */
  DEFER_NON_CRITICAL,
  /** The session is better carried on with a fresh window. */
  EMERGENCY_RECOVERY
}
