package dev.bureau.testing.simulation;

/** A process of the simulated world: its tasks pause together and die together. */
final class Place {
  private final String name;
  private long pausedUntil;
  private boolean dead;

  Place(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  /** None of its tasks goes on before that time. */
  void pauseUntil(long nanos) {
    pausedUntil = Math.max(pausedUntil, nanos);
  }

  void goOn() {
    pausedUntil = 0;
  }

  long pausedUntil() {
    return pausedUntil;
  }

  /** None of its tasks ever goes on. */
  void die() {
    dead = true;
  }

  boolean isDead() {
    return dead;
  }
}
