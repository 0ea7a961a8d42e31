package dev.bureau.orchestrator.shutdown;

/** Told how far a shutdown is, by the thread that stops; what it throws is logged. */
@FunctionalInterface
public interface ShutdownListener {
  /** For those who do not want to know. */
  ShutdownListener NOBODY = progress -> {};

  /** One was stopped, or what is waited for has changed. */
  void told(ShutdownProgress progress);
}
