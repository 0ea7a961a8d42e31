package dev.bureau.orchestrator;

import dev.bureau.core.seam.Disk;
import dev.bureau.core.seam.Ids;
import dev.bureau.core.seam.ProcessStamp;
import dev.bureau.core.seam.Processes;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.seam.Tasks;
import dev.bureau.core.seam.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.random.RandomGenerator;

/**
 * One process of a machine whose time stands still until {@link #advance}, and whose processes end
 * when told. Tasks, ids and locks are the real machine's, so repeating tasks run by real time.
 */
public final class ManualSeams implements Seams {
  private static final Instant START = Instant.parse("2026-03-01T08:00:00.123456789Z");

  private static final Tasks.Repeating NEVER =
      new Tasks.Repeating() {
        @Override
        public void wake() {}

        @Override
        public void close() {}
      };

  private final Seams real = Seams.system();
  private final Machine machine;
  private final ProcessStamp self;
  private final boolean byHand;
  private final AtomicLong cpu = new AtomicLong();
  private volatile boolean cpuTold;
  private final AtomicInteger tasks = new AtomicInteger();
  private final Map<String, Integer> repeating = new ConcurrentHashMap<>();
  private final List<ProcessStamp> ended = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<String, Runnable> named = new ConcurrentHashMap<>();
  private final Set<String> open = ConcurrentHashMap.newKeySet();
  private final Map<String, Runnable> timers = new ConcurrentHashMap<>();
  private final BlockingQueue<String> timed = new LinkedBlockingQueue<>();

  private record Machine(AtomicLong nanos, AtomicLong processes, Set<ProcessStamp> gone) {}

  private ManualSeams(Machine machine, boolean byHand) {
    this.machine = machine;
    this.byHand = byHand;
    this.self = new ProcessStamp("manual", "manual", machine.processes().incrementAndGet(), 1);
  }

  /** The first process of a new machine. */
  public static ManualSeams machine() {
    return new ManualSeams(
        new Machine(new AtomicLong(), new AtomicLong(), ConcurrentHashMap.newKeySet()), false);
  }

  /** Another process of the same machine, whose repeating tasks run only when told. */
  public ManualSeams turnedByHand() {
    return new ManualSeams(machine, true);
  }

  /** Another process of the same machine. */
  public ManualSeams another() {
    return new ManualSeams(machine, false);
  }

  /** Lets time pass, on the wall clock and on the monotonic one. */
  public void advance(Duration by) {
    machine.nanos().addAndGet(by.toNanos());
  }

  /** Threads of this process take processor time, all as much; nothing is told of it before. */
  public void spend(Duration processor) {
    cpuTold = true;
    cpu.addAndGet(processor.toNanos());
  }

  /** From now on all others see that this process is gone; its threads know nothing of it. */
  public void die() {
    machine.gone().add(self);
  }

  /** The processes that this one has ended. */
  public List<ProcessStamp> processesEnded() {
    return ended;
  }

  /** How many tasks this process has begun. */
  public int tasksBegun() {
    return tasks.get();
  }

  /** How many repeating tasks of this process have not been closed. */
  public int tasksRepeating() {
    return repeating.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many repeating tasks of that name have not been closed. */
  public int tasksRepeating(String name) {
    return repeating.getOrDefault(name, 0);
  }

  /**
   * Runs a repeating task of this process once, in the caller's thread; one that was closed runs as
   * if it had begun before.
   */
  public void runRepeating(String name) {
    Objects.requireNonNull(named.get(name), name).run();
  }

  /** Runs a repeating task of this process once, in the caller's thread, unless it was closed. */
  public void runIfOpen(String name) {
    if (open.contains(name)) {
      runRepeating(name);
    }
  }

  /** How many timers of this process have neither run nor been closed. */
  public int timersOpen() {
    return timers.size();
  }

  /** Waits until there is a timer of that name. */
  public void awaitTimer(String name) throws InterruptedException {
    while (!timers.containsKey(name)) {
      Deadline.take(timed);
    }
  }

  /** Runs the timer of that name now, in the caller's thread. */
  public void runTimer(String name) {
    Objects.requireNonNull(timers.remove(name), name).run();
  }

  private void closed(String name) {
    open.remove(name);
    repeating.merge(name, -1, Integer::sum);
    if (name.equals("work")) {
      closing.countDown();
    }
  }

  /** Waits until the runtime of this process looks for no more work, for it is being closed. */
  public void awaitClosing() throws InterruptedException {
    Deadline.await(closing);
  }

  @Override
  public InstantSource wall() {
    return () -> START.plusNanos(machine.nanos().get());
  }

  @Override
  public Ticker ticker() {
    return machine.nanos()::get;
  }

  @Override
  public Tasks tasks() {
    return new Tasks() {
      @Override
      public void execute(String name, Runnable task) {
        tasks.incrementAndGet();
        real.tasks().execute(name, task);
      }

      @Override
      public int atOnce() {
        return real.tasks().atOnce();
      }

      @Override
      public Timer after(String name, Duration delay, Runnable task) {
        timers.put(name, task);
        timed.add(name);
        Timer timer =
            real.tasks()
                .after(
                    name,
                    delay,
                    () -> {
                      timers.remove(name, task);
                      task.run();
                    });
        return () -> {
          timers.remove(name, task);
          timer.close();
        };
      }

      @Override
      public Repeating every(String name, Duration pause, Runnable task) {
        tasks.incrementAndGet();
        repeating.merge(name, 1, Integer::sum);
        named.put(name, task);
        open.add(name);
        Repeating loop = byHand ? NEVER : real.tasks().every(name, pause, task);
        return new Counted(loop, () -> closed(name));
      }
    };
  }

  @Override
  public Processes processes() {
    return new Processes() {
      @Override
      public ProcessStamp self() {
        return self;
      }

      @Override
      public boolean isGone(ProcessStamp process) {
        return machine.gone().contains(process);
      }

      @Override
      public void end(ProcessStamp process, Duration grace) {
        ended.add(process);
      }

      @Override
      public OptionalLong cpuNanosOfThisThread() {
        return cpuTold ? OptionalLong.of(cpu.get()) : OptionalLong.empty();
      }
    };
  }

  @Override
  public Ids ids() {
    return real.ids();
  }

  @Override
  public RandomGenerator random(String name) {
    return real.random(name);
  }

  @Override
  public Lock lock() {
    return real.lock();
  }

  @Override
  public Disk disk() {
    return real.disk();
  }

  private static final class Counted implements Tasks.Repeating {
    private final Tasks.Repeating task;
    private final Runnable closed;
    private final AtomicBoolean running = new AtomicBoolean(true);

    Counted(Tasks.Repeating task, Runnable closed) {
      this.task = task;
      this.closed = closed;
    }

    @Override
    public void wake() {
      task.wake();
    }

    @Override
    public void close() {
      task.close();
      if (running.getAndSet(false)) {
        closed.run();
      }
    }
  }
}
