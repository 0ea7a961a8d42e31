package dev.bureau.testing.interleaving;

import dev.bureau.core.seam.Disk;
import dev.bureau.core.seam.Ids;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.seam.Tasks;
import dev.bureau.core.seam.Ticker;
import dev.bureau.testing.ManualProcesses;
import dev.bureau.testing.ManualSeams;
import dev.bureau.testing.OpenLock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A world in which the same steps always do the same: every look at the clock is a millisecond
 * later than the one before, and tasks wait until a test runs them.
 */
public final class OrderlySeams implements Seams {
  private final ManualSeams manual = ManualSeams.seeded(1);
  private final AtomicLong looks = new AtomicLong();
  private final WaitingTasks tasks = new WaitingTasks();
  private final Supplier<Lock> locks;

  private OrderlySeams(Supplier<Lock> locks) {
    this.locks = locks;
  }

  /** With locks as they should be. */
  public static OrderlySeams locking() {
    return new OrderlySeams(YieldingLock::new);
  }

  /** Broken: its locks let everybody in. */
  public static OrderlySeams unlocked() {
    return new OrderlySeams(OpenLock::new);
  }

  @Override
  public InstantSource wall() {
    return () -> manual.clock().instant().plus(Duration.ofMillis(looks.incrementAndGet()));
  }

  @Override
  public Ticker ticker() {
    return looks::incrementAndGet;
  }

  @Override
  public Ids ids() {
    return manual.ids();
  }

  @Override
  public RandomGenerator random(String name) {
    return manual.random(name);
  }

  @Override
  public WaitingTasks tasks() {
    return tasks;
  }

  @Override
  public Lock lock() {
    return locks.get();
  }

  @Override
  public Disk disk() {
    return manual.disk();
  }

  @Override
  public ManualProcesses processes() {
    return manual.processes();
  }

  /** Tasks that run when, and where, a test says so; what is for later never comes. */
  public static final class WaitingTasks implements Tasks {
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    /** Runs the task that has waited longest; whether there was any. */
    public boolean runOne() {
      @Nullable Runnable next;
      synchronized (waiting) {
        next = waiting.poll();
      }
      if (next != null) {
        next.run();
      }
      return next != null;
    }

    @Override
    public void execute(String name, Runnable task) {
      synchronized (waiting) {
        waiting.add(task);
      }
    }

    @Override
    public int atOnce() {
      return 8;
    }

    @Override
    public Timer after(String name, Duration delay, Runnable task) {
      return () -> {};
    }

    @Override
    public Repeating every(String name, Duration pause, Runnable task) {
      return new Repeating() {
        @Override
        public void wake() {}

        @Override
        public void close() {}
      };
    }
  }
}
