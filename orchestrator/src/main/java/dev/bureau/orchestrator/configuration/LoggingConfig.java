package dev.bureau.orchestrator.configuration;

/**
 * What the {@code bureau} command logs, to standard error (S11). Programs of your own have a logger
 * of their own behind SLF4J.
 *
 * @param enabled whether it logs at all (on)
 * @param level from which level on (info)
 */
public record LoggingConfig(boolean enabled, Level level) {
  /** How much is logged: each level includes those before it. */
  public enum Level {
    /** What could not be done. */
    ERROR,
    /** What went wrong and is tried again. */
    WARN,
    /** What is worth knowing. */
    INFO,
    /** All that is done. */
    DEBUG
  }

  /** What the design says. */
  public static LoggingConfig defaults() {
    return new LoggingConfig(true, Level.INFO);
  }

  /** The same, logging or not. */
  public LoggingConfig withEnabled(boolean changed) {
    return new LoggingConfig(changed, level);
  }

  /** The same from another level on. */
  public LoggingConfig withLevel(Level changed) {
    return new LoggingConfig(enabled, changed);
  }
}
