package dev.bureau.core.access;

import dev.bureau.core.door.Door;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.Commit;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;

/**
 * Waits until something holds about a chain of sessions: looks after each of its commits in this
 * process, and now and then for those of others. Belongs to the thread that waits.
 */
public final class Patience implements AutoCloseable {
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  private final Seams seams;
  private final Duration poll;
  private final long longestNanos;
  private final long begun;
  private final Lock lock;
  private final Condition changed;
  private final Door.Listening listening;
  private long commits;

  /**
   * @param poll how often to look for what other processes have done
   * @param chain its first session
   * @param longest how long to wait, by monotonic time, from now on; zero or less does not wait
   */
  public Patience(Door door, Seams seams, Duration poll, SessionId chain, Duration longest) {
    this.seams = seams;
    this.poll = poll;
    this.longestNanos = bounded(longest).toNanos();
    this.begun = seams.ticker().nanos();
    this.lock = seams.lock();
    this.changed = lock.newCondition();
    this.listening = door.listen((commit, before) -> noticed(commit, chain));
  }

  private static Duration bounded(Duration time) {
    if (time.isNegative()) {
      return Duration.ZERO;
    }
    return time.compareTo(FOR_EVER) < 0 ? time : FOR_EVER;
  }

  private void noticed(Commit commit, SessionId chain) {
    if (commit.head().links().chain().equals(chain)) {
      lock.lock();
      try {
        commits++;
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  /**
   * Waits until it holds; it is asked outside of all locks, at least once.
   *
   * @return false if the time passed before
   */
  public boolean until(BooleanSupplier holds) throws InterruptedException {
    while (true) {
      long seen = seen();
      if (holds.getAsBoolean()) {
        return true;
      }
      long left = longestNanos - (seams.ticker().nanos() - begun);
      if (left <= 0) {
        return false;
      }
      pause(seen, Math.min(left, poll.toNanos()));
    }
  }

  private long seen() {
    lock.lock();
    try {
      return commits;
    } finally {
      lock.unlock();
    }
  }

  private void pause(long seen, long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (commits == seen && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    listening.close();
  }
}
