package dev.bureau.testing.contract.broken;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Where racers wait for each other between a check and the write that relies on it, so that the
 * race is lost every time. They meet once, over the first thing that anybody comes for; who made
 * the place races nobody and passes. Thread-safe.
 */
final class Rendezvous {
  private static final long LONGEST_SECONDS = 3;

  private final Thread alone = Thread.currentThread();
  private final AtomicReference<Object> subject = new AtomicReference<>();
  private final CountDownLatch missing;

  private Rendezvous(int racers) {
    missing = new CountDownLatch(racers);
  }

  static Rendezvous of(int racers) {
    return new Rendezvous(racers);
  }

  /** Waits until all are here who come for the same thing; a late one passes. */
  void meet(Object what) {
    if (Thread.currentThread() != alone && isSubject(what)) {
      missing.countDown();
      await(missing);
    }
  }

  private boolean isSubject(Object what) {
    subject.compareAndSet(null, what);
    return what.equals(subject.get());
  }

  /** Waits for that, for a few seconds at most: a clause may come without a race. */
  static void await(CountDownLatch latch) {
    try {
      if (!latch.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        latch.countDown();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
