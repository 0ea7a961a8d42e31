package dev.bureau.core.seam;

import java.time.InstantSource;
import java.util.concurrent.locks.Lock;
import java.util.random.RandomGenerator;

/**
 * The world as Bureau sees it, given once at the top. Nothing else in the library reads a clock,
 * makes a thread, sleeps, draws randomness, or touches files and processes, so that a test can play
 * all of them from a seed. Thread-safe.
 */
public interface Seams {
  /** The machine itself. Virtual threads where the JVM has them, a bounded pool elsewhere. */
  static Seams system() {
    return SystemSeams.INSTANCE;
  }

  /** Wall-clock time in UTC; may jump, so it never decides how long to wait. */
  InstantSource wall();

  /** Monotonic time. */
  Ticker ticker();

  /** Time-ordered unique ids. */
  Ids ids();

  /**
   * A stream of randomness of its own name: one more draw in one stream never shifts another.
   *
   * @param name what the numbers are for
   */
  RandomGenerator random(String name);

  /** Running things, now, later or repeatedly. */
  Tasks tasks();

  /** A new reentrant lock whose conditions can wait. */
  Lock lock();

  /** The little that Bureau itself does with files. */
  Disk disk();

  /** What can be known of processes. */
  Processes processes();
}
