package dev.bureau.testing.schedule;

/**
 * Unwinds what is still under way when a run is over. Nothing that happens from then on counts; an
 * error, so that no handler of failures takes it for one.
 */
public final class WorldEnded extends Error {
  private static final long serialVersionUID = 1L;

  WorldEnded() {
    super("The simulated world has ended", null, false, false);
  }
}
