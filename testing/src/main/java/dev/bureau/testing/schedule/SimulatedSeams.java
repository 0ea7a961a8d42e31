package dev.bureau.testing.schedule;

import dev.bureau.core.seam.Disk;
import dev.bureau.core.seam.Ids;
import dev.bureau.core.seam.Processes;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.seam.Tasks;
import dev.bureau.core.seam.Ticker;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.locks.Lock;
import java.util.random.RandomGenerator;

/** The world as one simulated process sees it. */
public final class SimulatedSeams implements Seams {
  private final Scheduler scheduler;
  private final Place place;
  private final InstantSource wall;
  private final Ids ids;
  private final Tasks tasks;
  private final Processes processes;
  private final Disk disk;
  private final long seed;
  private final Map<String, SplittableRandom> streams = new HashMap<>();

  /**
   * @param place the process itself
   * @param wall the clock of the machine
   * @param processes what it knows of itself and others
   * @param disk its files
   * @param seed where its randomness comes from
   */
  public SimulatedSeams(
      Scheduler scheduler,
      Place place,
      InstantSource wall,
      Processes processes,
      Tasks tasks,
      Disk disk,
      long seed) {
    this.scheduler = scheduler;
    this.place = place;
    this.wall = wall;
    this.processes = processes;
    this.tasks = tasks;
    this.disk = disk;
    this.seed = seed;
    this.ids = new SimulatedIds(wall, new SplittableRandom(seed).nextLong());
  }

  @Override
  public InstantSource wall() {
    return wall;
  }

  @Override
  public Ticker ticker() {
    return scheduler::now;
  }

  @Override
  public Ids ids() {
    return ids;
  }

  @Override
  public RandomGenerator random(String name) {
    return streams
        .computeIfAbsent(name, each -> new SplittableRandom(seed ^ each.hashCode()))
        .split();
  }

  @Override
  public Tasks tasks() {
    return tasks;
  }

  @Override
  public Lock lock() {
    return new SimulatedLock(scheduler, place);
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
