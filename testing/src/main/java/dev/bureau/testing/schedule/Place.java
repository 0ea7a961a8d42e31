package dev.bureau.testing.schedule;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A process of the simulated world: its tasks pause together and die together. */
public final class Place {
  private final String name;
  private long pausedUntil;
  private boolean dead;
  private final Set<SimulatedLock> borrowed = new LinkedHashSet<>();

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
    List.copyOf(borrowed).forEach(SimulatedLock::free);
  }

  /** One of its tasks has a lock that is in the memory of another process. */
  void borrows(SimulatedLock lock) {
    borrowed.add(lock);
  }

  void returns(SimulatedLock lock) {
    borrowed.remove(lock);
  }

  public boolean isDead() {
    return dead;
  }
}
