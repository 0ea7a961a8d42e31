package dev.bureau.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Waits for what must happen, and fails the test if it does not happen in good time. */
public final class Deadline {
  private static final long SECONDS = 20;

  private Deadline() {}

  /** Until the latch is down. */
  public static void await(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(SECONDS, TimeUnit.SECONDS)).as("happened in time").isTrue();
  }

  /** Until there are that many permits, and takes them. */
  public static void acquire(Semaphore semaphore, int permits) throws InterruptedException {
    assertThat(semaphore.tryAcquire(permits, SECONDS, TimeUnit.SECONDS))
        .as("happened in time")
        .isTrue();
  }

  /** The value of the future. */
  public static <T> T get(Future<T> future) throws Exception {
    return future.get(SECONDS, TimeUnit.SECONDS);
  }

  /** The next element. */
  public static <T> T take(BlockingQueue<T> queue) throws InterruptedException {
    T taken = queue.poll(SECONDS, TimeUnit.SECONDS);
    assertThat(taken).as("happened in time").isNotNull();
    return taken;
  }
}
