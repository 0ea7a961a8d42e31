package dev.bureau.testing.schedule;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks, by real time, whether a run goes on: a task that waits for something outside of the
 * simulation would hang it.
 */
final class Watch {
  private static final long LOOK_MILLIS = 250;
  private static final int LOOKS_BLOCKED = 8;
  private static final int LOOKS_BUSY = 120;
  private static final long UNWINDING_SECONDS = 20;

  private final Scheduler scheduler;
  private long progress = -1;
  private int blocked;
  private int busy;

  Watch(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /**
   * Waits for the end.
   *
   * @return what keeps it from coming, {@link BlockedOutside} or {@link Interrupted}; null if it
   *     has come
   */
  @Nullable AssertionError await(Semaphore end) {
    try {
      while (!end.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        Task running = scheduler.running();
        Thread thread = running == null ? null : running.thread();
        if (running != null && thread != null && isBlocked(thread)) {
          return new BlockedOutside(running, thread);
        }
      }
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Interrupted(scheduler.running());
    }
  }

  /** Whether something that takes a moment has ended. An interrupt stays to be seen. */
  static boolean within(Semaphore end) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return end.tryAcquire(UNWINDING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean isBlocked(Thread thread) {
    boolean moved = progress != scheduler.progress();
    progress = scheduler.progress();
    Thread.State state = thread.getState();
    boolean waits =
        state == Thread.State.WAITING
            || state == Thread.State.TIMED_WAITING
            || state == Thread.State.BLOCKED;
    blocked = waits && !moved ? blocked + 1 : 0;
    busy = moved ? 0 : busy + 1;
    return blocked >= LOOKS_BLOCKED || busy >= LOOKS_BUSY;
  }
}
