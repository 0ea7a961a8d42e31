package dev.bureau.testing.simulation;

import dev.bureau.core.seam.Disk;
import dev.bureau.core.seam.Ids;
import dev.bureau.core.seam.Processes;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.seam.Tasks;
import dev.bureau.core.seam.Ticker;
import java.time.InstantSource;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/**
 * The seams of a store that somebody reaches: its clock is its own, and nobody gets a turn while it
 * works, so its locks are never contended.
 */
record StoreSeams(Seams caller, InstantSource wall) implements Seams {
  @Override
  public Ticker ticker() {
    return caller.ticker();
  }

  @Override
  public Ids ids() {
    return caller.ids();
  }

  @Override
  public RandomGenerator random(String name) {
    return caller.random(name);
  }

  @Override
  public Tasks tasks() {
    return caller.tasks();
  }

  @Override
  public Lock lock() {
    return new ReentrantLock();
  }

  @Override
  public Disk disk() {
    return Seams.system().disk(); // a store that is a file is a real one
  }

  @Override
  public Processes processes() {
    return caller.processes();
  }
}
