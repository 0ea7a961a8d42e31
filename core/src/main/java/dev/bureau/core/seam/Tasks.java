package dev.bureau.core.seam;

import java.time.Duration;

/**
 * Runs tasks. A task may block. What a task throws is reported to the log and ends that task only.
 * Thread-safe.
 */
public interface Tasks {
  /**
   * Runs a task soon, beside the caller.
   *
   * @param name what the task is for, seen in thread names and failures
   */
  void execute(String name, Runnable task);

  /**
   * Runs a task soon, beside the caller, which may block for as long as the process lives: it takes
   * no place from others, also where they share a pool.
   *
   * @param name what the task is for, seen in thread names and failures
   */
  default void alone(String name, Runnable task) {
    execute(name, task);
  }

  /** The most tasks that may be left to block at once; what is more may wait for one to end. */
  int atOnce();

  /**
   * Runs a task once, later.
   *
   * @param delay from now on, by monotonic time
   * @return calls it off, unless it has begun
   */
  Timer after(String name, Duration delay, Runnable task);

  /** A task that may still be called off. */
  interface Timer extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Runs a task again and again, the next time this long after the last one ended.
   *
   * @param pause longer than zero
   * @return stops it: after {@code close} returns no further run begins
   */
  Repeating every(String name, Duration pause, Runnable task);

  /** A repeating task. */
  interface Repeating extends AutoCloseable {
    /** Runs it once more, without waiting for the pause to pass. */
    void wake();

    @Override
    void close();
  }
}
