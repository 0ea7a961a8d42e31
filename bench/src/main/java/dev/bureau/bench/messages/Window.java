package dev.bureau.bench.messages;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** So many messages are sent, and then the sender waits until all of them have been handled. */
final class Window {
  /** Messages in one window. */
  static final int SIZE = 10_000;

  private final AtomicInteger left = new AtomicInteger();
  private final Semaphore done = new Semaphore(0);

  void open() {
    left.set(SIZE);
  }

  void handled() {
    if (left.decrementAndGet() == 0) {
      done.release();
    }
  }

  void await() throws InterruptedException {
    done.acquire();
  }
}
