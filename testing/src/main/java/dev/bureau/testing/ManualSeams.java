package dev.bureau.testing;

import dev.bureau.core.seam.Disk;
import dev.bureau.core.seam.Ids;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.seam.Tasks;
import dev.bureau.core.seam.Ticker;
import dev.bureau.core.seam.TimeOrderedIds;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.random.RandomGenerator;

/**
 * A world for tests: time stands still until {@link #advance}, ids and randomness follow from a
 * seed, processes end when told. Threads, locks and, unless told, files are the machine's own, so
 * repeating tasks run by real time. Thread-safe.
 */
public final class ManualSeams implements Seams {
  private final Seams machine = Seams.system();
  private final ManualClock clock = ManualClock.standing();
  private final AtomicLong nanos = new AtomicLong();
  private final ManualProcesses processes = new ManualProcesses();
  private final Map<String, SplittableRandom> streams = new ConcurrentHashMap<>();
  private final long seed;
  private final Ids ids;
  private volatile Disk disk = machine.disk();

  private ManualSeams(long seed) {
    this.seed = seed;
    this.ids = new TimeOrderedIds(clock, new SplittableRandom(seed));
  }

  /** A world whose ids and randomness follow from this number. */
  public static ManualSeams seeded(long seed) {
    return new ManualSeams(seed);
  }

  /** Lets time pass, on the wall clock and on the monotonic one. */
  public void advance(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("Monotonic time never falls; turn clock() back instead");
    }
    nanos.addAndGet(by.toNanos());
    clock.advance(by);
  }

  /** Has files be on another disk from now on. */
  public ManualSeams on(Disk other) {
    disk = other;
    return this;
  }

  /** The wall clock alone, to let it jump. */
  public ManualClock clock() {
    return clock;
  }

  @Override
  public InstantSource wall() {
    return clock;
  }

  @Override
  public Ticker ticker() {
    return nanos::get;
  }

  @Override
  public Ids ids() {
    return ids;
  }

  @Override
  public RandomGenerator random(String name) {
    SplittableRandom stream =
        streams.computeIfAbsent(name, each -> new SplittableRandom(seed ^ each.hashCode()));
    synchronized (stream) {
      return stream.split();
    }
  }

  @Override
  public Tasks tasks() {
    return machine.tasks();
  }

  @Override
  public Lock lock() {
    return machine.lock();
  }

  @Override
  public Disk disk() {
    return disk;
  }

  @Override
  public ManualProcesses processes() {
    return processes;
  }
}
