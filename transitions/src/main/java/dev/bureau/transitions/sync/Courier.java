package dev.bureau.transitions.sync;

import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.seam.Tasks;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what is in one outbox to one sink, on a task of its own, so that a slow sink keeps nobody
 * waiting. After a failure it pauses and tries again, until it is through or closed. Thread-safe.
 */
final class Courier {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  private final Outbox outbox;
  private final Sink sink;
  private final SyncConfig config;
  private final Seams seams;
  private final Runnable afterEach;
  private final Runnable ifLost;
  private final Lock lock; // guards what follows; never held in a call
  private final Condition changed;
  private boolean running;
  private boolean wanted; // something may have come after it looked
  private int failures;
  private Tasks.@Nullable Timer retry;
  private boolean closed;

  /**
   * @param afterEach done after each run that came to its end
   * @param ifLost done when the session is no more
   */
  Courier(
      Outbox outbox,
      Sink sink,
      SyncConfig config,
      Seams seams,
      Runnable afterEach,
      Runnable ifLost) {
    this.outbox = outbox;
    this.sink = sink;
    this.config = config;
    this.seams = seams;
    this.afterEach = afterEach;
    this.ifLost = ifLost;
    this.lock = seams.lock();
    this.changed = lock.newCondition();
  }

  /** Goes soon, unless it pauses after a failure. */
  void go() {
    lock.lock();
    try {
      if (retry == null) {
        begin();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Goes soon, also if it pauses. */
  void goNow() {
    lock.lock();
    try {
      begin();
    } finally {
      lock.unlock();
    }
  }

  private void begin() {
    if (closed) {
      return;
    }
    if (retry != null) {
      retry.close();
      retry = null;
    }
    wanted = true;
    if (!running) {
      running = true;
      seams.tasks().alone("sync-" + sink.name(), this::run);
    }
  }

  /**
   * Waits until it has come to an end, well or not.
   *
   * @return whether it did in that time
   */
  boolean awaitRun(long nanos) throws InterruptedException {
    long left = nanos;
    lock.lock();
    try {
      while (running && left > 0) {
        left = changed.awaitNanos(left);
      }
      return !running;
    } finally {
      lock.unlock();
    }
  }

  /** Goes no more; a batch on its way may still arrive. */
  void close() {
    lock.lock();
    try {
      closed = true;
      if (retry != null) {
        retry.close();
        retry = null;
      }
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    while (isWanted()) {
      try {
        deliver();
        afterEach.run();
        succeeded();
      } catch (NoSuchSessionException e) {
        lost(e);
      } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
        // The boundary to users' code: whatever it throws, the batch comes again.
        failed(e);
      }
    }
  }

  private boolean isWanted() {
    lock.lock();
    try {
      running = wanted && !closed;
      wanted = false;
      changed.signalAll();
      return running;
    } finally {
      lock.unlock();
    }
  }

  private void deliver() throws Exception {
    Optional<Batch> batch = outbox.next(sink.name());
    while (batch.isPresent() && !isClosed()) {
      sink.take(batch.get());
      outbox.confirm(sink.name(), batch.get().to());
      batch = outbox.next(sink.name());
    }
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Nobody can note any more what the sink has; a sink of users may throw that, too. */
  private void lost(NoSuchSessionException e) {
    if (outbox.session().equals(e.session())) {
      LOG.info("Session '{}' was deleted: sink '{}' gets no more", outbox.session(), sink.name());
      ifLost.run();
    } else {
      failed(e);
    }
  }

  private void succeeded() {
    lock.lock();
    try {
      failures = 0;
    } finally {
      lock.unlock();
    }
  }

  private void failed(Throwable cause) {
    lock.lock();
    try {
      failures++;
      LOG.warn(
          "Sink '{}' has not got what session '{}' says ({} times): {}",
          sink.name(),
          outbox.session(),
          failures,
          cause.toString());
      LOG.debug("Sink '{}' threw", sink.name(), cause);
      if (!closed && retry == null) {
        retry = seams.tasks().after("sync-retry", config.pause(failures), this::retry);
      }
    } finally {
      lock.unlock();
    }
  }

  private void retry() {
    lock.lock();
    try {
      retry = null;
      begin();
    } finally {
      lock.unlock();
    }
  }
}
