package dev.bureau.orchestrator.feed;

import dev.bureau.core.journal.Entry;
import dev.bureau.core.seam.Seams;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;

/** Waits for the end of the session whose changes of status it is told. */
public final class SessionEnd implements EntryListener {
  private final Lock lock;
  private final Condition changed;

  public SessionEnd(Seams seams) {
    this.lock = seams.lock();
    this.changed = lock.newCondition();
  }

  @Override
  public void on(Entry entry) {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until the session has ended, looking after each change of its status.
   *
   * @return false if the time passed before
   */
  public boolean await(BooleanSupplier hasEnded, Duration timeout) throws InterruptedException {
    lock.lock();
    try {
      long left = timeout.toNanos();
      while (!hasEnded.getAsBoolean()) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
