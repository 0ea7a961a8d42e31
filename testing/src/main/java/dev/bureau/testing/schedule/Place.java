package dev.bureau.testing.schedule;

/** A process of the simulated world: its tasks pause together and die together. */
public final class Place {
  private final String name;
  private long pausedUntil;
  private boolean dead;

  public Place(String name) {
    this.name = name;
  }

  public String name() {
    return name;
  }

  /** None of its tasks goes on before that time. */
  public void pauseUntil(long nanos) {
    pausedUntil = Math.max(pausedUntil, nanos);
  }

  public void goOn() {
    pausedUntil = 0;
  }

  long pausedUntil() {
    return pausedUntil;
  }

  /** None of its tasks ever goes on. */
  void die() {
    dead = true;
  }

  public boolean isDead() {
    return dead;
  }
}
