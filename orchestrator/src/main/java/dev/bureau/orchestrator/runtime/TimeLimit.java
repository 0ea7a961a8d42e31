package dev.bureau.orchestrator.runtime;

import dev.bureau.core.seam.Seams;
import dev.bureau.core.seam.Tasks;
import java.time.Duration;
import java.util.concurrent.locks.Lock;

/** Interrupts the thread that made it when the time is over, and never after its end (X62). */
final class TimeLimit {
  private final Thread worker = Thread.currentThread();
  private final Lock lock;
  private final Tasks.Timer timer;
  private boolean ended;
  private boolean passed;

  TimeLimit(Seams seams, Duration limit) {
    this.lock = seams.lock();
    this.timer = seams.tasks().after("time limit of a step", limit, this::pass);
  }

  private void pass() {
    lock.lock();
    try {
      if (!ended) {
        passed = true;
        worker.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Ends it, and takes back its interrupt; whether the time was over. */
  boolean end() {
    timer.close();
    lock.lock();
    try {
      ended = true;
      return passed && (Thread.interrupted() || passed);
    } finally {
      lock.unlock();
    }
  }
}
