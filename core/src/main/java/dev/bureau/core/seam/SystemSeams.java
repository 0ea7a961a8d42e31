package dev.bureau.core.seam;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/** The machine itself; one for the whole process. */
final class SystemSeams implements Seams {
  static final SystemSeams INSTANCE = new SystemSeams();

  private final long seed = new SecureRandom().nextLong();
  private final SplittableRandom randomness = new SplittableRandom(seed);
  private final InstantSource wall = Clock.systemUTC();
  private final Ids ids = new TimeOrderedIds(wall, new SplittableRandom(seed + 1));
  private final Tasks tasks = new SystemTasks();
  private final Disk disk = new SystemDisk();
  private final Processes processes = SystemProcesses.ofThisMachine();

  private SystemSeams() {}

  @Override
  public InstantSource wall() {
    return wall;
  }

  @Override
  public Ticker ticker() {
    return System::nanoTime;
  }

  @Override
  public Ids ids() {
    return ids;
  }

  @Override
  public RandomGenerator random(String name) {
    synchronized (randomness) {
      return randomness.split();
    }
  }

  @Override
  public Tasks tasks() {
    return tasks;
  }

  @Override
  public Lock lock() {
    return new ReentrantLock();
  }

  @Override
  public Disk disk() {
    return disk;
  }

  @Override
  public Processes processes() {
    return processes;
  }
}
