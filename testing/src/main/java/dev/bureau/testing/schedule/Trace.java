package dev.bureau.testing.schedule;

/** The fingerprint of a run: everything that happened in it, in its order, in 64 bits. */
public final class Trace {
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private long hash;
  private long steps;

  void step(int task, String what, long nanos) {
    steps++;
    add(task * SPREAD + what.hashCode());
    add(nanos);
  }

  public void add(long value) {
    hash = Long.rotateLeft(hash ^ value, 23) * SPREAD;
  }

  public long hash() {
    return hash;
  }

  /** How often a task could have lost its turn. */
  public long steps() {
    return steps;
  }
}
