package dev.bureau.testing.schedule;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads on which simulated tasks run, one at a time; used again by one run after another. */
final class Threads {
  private static final ExecutorService POOL =
      new ThreadPoolExecutor(
          0, Integer.MAX_VALUE, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), Threads::daemon);

  private Threads() {}

  static void run(Runnable work) {
    POOL.execute(work);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "simulated");
    thread.setDaemon(true);
    return thread;
  }
}
