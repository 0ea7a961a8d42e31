package dev.bureau.testing;

import dev.bureau.core.seam.Disk;
import dev.bureau.core.seam.Ids;
import dev.bureau.core.seam.Processes;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.seam.Tasks;
import dev.bureau.core.seam.Ticker;
import java.time.InstantSource;
import java.util.concurrent.locks.Lock;
import java.util.random.RandomGenerator;

/** Seams that are others, but for what a subclass does otherwise. */
public abstract class ForwardingSeams implements Seams {
  private final Seams world;

  protected ForwardingSeams(Seams world) {
    this.world = world;
  }

  @Override
  public InstantSource wall() {
    return world.wall();
  }

  @Override
  public Ticker ticker() {
    return world.ticker();
  }

  @Override
  public Ids ids() {
    return world.ids();
  }

  @Override
  public RandomGenerator random(String name) {
    return world.random(name);
  }

  @Override
  public Tasks tasks() {
    return world.tasks();
  }

  @Override
  public Lock lock() {
    return world.lock();
  }

  @Override
  public Disk disk() {
    return world.disk();
  }

  @Override
  public Processes processes() {
    return world.processes();
  }
}
