package dev.bureau.orchestrator.shutdown;

/**
 * How sessions may be stopped (S8, S11).
 *
 * @param emergency whether all of them may be stopped at once (on)
 */
public record ShutdownConfig(boolean emergency) {
  /** What the design says. */
  public static ShutdownConfig defaults() {
    return new ShutdownConfig(true);
  }

  /** The same, with the emergency shutdown or without. */
  public ShutdownConfig withEmergency(boolean changed) {
    return new ShutdownConfig(changed);
  }
}
