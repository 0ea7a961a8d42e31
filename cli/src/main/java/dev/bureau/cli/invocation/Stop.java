package dev.bureau.cli.invocation;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for the end of this process, and keeps it from being over before all is closed. To be
 * opened first, so that it is closed last.
 */
public final class Stop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Stop.class);
  private final Duration longest;
  private final CountDownLatch wanted = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * Begins to watch for it.
   *
   * @param longest how long all may take to be closed before this process is over nevertheless
   */
  public Stop(Duration longest) {
    this.longest = longest;
    Runtime.getRuntime().addShutdownHook(new Thread(this::end, "bureau-stop"));
  }

  private void end() {
    wanted.countDown();
    try {
      boolean done = closed.await(longest.toMillis(), TimeUnit.MILLISECONDS);
      LOG.debug("All is closed: {}", done);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // then it ends at once
    }
  }

  /** Waits until this process is to end. */
  public void await() throws InterruptedException {
    wanted.await();
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
