package dev.bureau.core.seam;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tasks on virtual threads where the JVM has them, else on a bounded pool. Repeating tasks have a
 * thread of their own each (there are a handful), so that a pool full of blocked handlers cannot
 * starve the renewal of a lease.
 */
final class SystemTasks implements Tasks {
  private static final Logger LOG = LoggerFactory.getLogger(SystemTasks.class);
  private static final int POOL = 64;
  private static final int FOR_TIMERS = 2; // beside a pool full of blocked tasks

  private final Executor executor = virtualThreadsOrPool();
  private final ScheduledThreadPoolExecutor timers = timers();

  @Override
  public void execute(String name, Runnable task) {
    executor.execute(() -> guarded(name, task));
  }

  /** Not on a virtual thread either: one that reads from a pipe holds a thread of the few. */
  @Override
  public void alone(String name, Runnable task) {
    daemon(() -> guarded(name, task), name).start();
  }

  @Override
  public int atOnce() {
    return executor instanceof ThreadPoolExecutor ? POOL : Integer.MAX_VALUE;
  }

  @Override
  public Repeating every(String name, Duration pause, Runnable task) {
    Loop loop = new Loop(name, pause, task);
    daemon(loop, name).start();
    return loop;
  }

  @Override
  public Timer after(String name, Duration delay, Runnable task) {
    Future<?> timer =
        timers.schedule(() -> execute(name, task), delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> timer.cancel(false);
  }

  private static ScheduledThreadPoolExecutor timers() {
    ScheduledThreadPoolExecutor timers =
        new ScheduledThreadPoolExecutor(1, task -> daemon(task, "timers"));
    timers.setRemoveOnCancelPolicy(true);
    return timers;
  }

  private static void guarded(String name, Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) { // the boundary of every task: report, keep the thread
      LOG.error("Task {} failed", name, e);
    }
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, "bureau-" + name);
    thread.setDaemon(true);
    return thread;
  }

  /** Reflection, because the library is compiled for Java 17, which has no virtual threads. */
  private static Executor virtualThreadsOrPool() {
    try {
      return (ExecutorService)
          MethodHandles.publicLookup()
              .findStatic(
                  Executors.class,
                  "newVirtualThreadPerTaskExecutor",
                  MethodType.methodType(ExecutorService.class))
              .invoke();
    } catch (NoSuchMethodException e) {
      ThreadPoolExecutor pool =
          new ThreadPoolExecutor(
              POOL + FOR_TIMERS,
              POOL + FOR_TIMERS,
              10,
              TimeUnit.SECONDS,
              new LinkedBlockingQueue<>(),
              task -> daemon(task, "worker"));
      pool.allowCoreThreadTimeOut(true);
      return pool;
    } catch (Throwable e) {
      throw new LinkageError("Cannot start virtual threads", e);
    }
  }

  private static final class Loop implements Repeating, Runnable {
    private final String name;
    private final long pauseNanos;
    private final Runnable task;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean woken;
    private boolean closed;

    Loop(String name, Duration pause, Runnable task) {
      this.name = name;
      this.pauseNanos = pause.toNanos();
      this.task = task;
    }

    @Override
    public void run() {
      while (waitForTurn()) {
        guarded(name, task);
      }
    }

    private boolean waitForTurn() {
      lock.lock();
      try {
        long left = pauseNanos;
        while (!closed && !woken && left > 0) {
          left = changed.awaitNanos(left);
        }
        woken = false;
        return !closed;
      } catch (InterruptedException e) {
        // Nobody but this class has the thread: an interrupt can only mean that it shall end.
        return false;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void wake() {
      lock.lock();
      try {
        woken = true;
        changed.signal();
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void close() {
      lock.lock();
      try {
        closed = true;
        changed.signal();
      } finally {
        lock.unlock();
      }
    }
  }
}
