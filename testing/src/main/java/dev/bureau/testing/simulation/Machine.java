package dev.bureau.testing.simulation;

import dev.bureau.core.seam.ProcessStamp;
import dev.bureau.core.seam.Processes;
import dev.bureau.testing.ManualClock;
import dev.bureau.testing.schedule.Place;
import dev.bureau.testing.schedule.Scheduler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A simulated machine: its wall clock, and the processes that ever ran on it. */
final class Machine {
  private final String name;
  private final Scheduler scheduler;
  private final List<Place> processes = new ArrayList<>();
  private Duration error = Duration.ZERO;

  Machine(String name, Scheduler scheduler) {
    this.name = name;
    this.scheduler = scheduler;
  }

  /** Its clock, right or wrong. */
  InstantSource wall() {
    return () -> ManualClock.START.plusNanos(scheduler.now()).plus(error);
  }

  void isWrongBy(Duration now) {
    error = now;
  }

  /** A new process on it, and what that knows of the others. */
  Processes starts(Place process) {
    processes.add(process);
    ProcessStamp self = new ProcessStamp(name, name, processes.size(), processes.size());
    return new Processes() {
      @Override
      public ProcessStamp self() {
        return self;
      }

      @Override
      public boolean isGone(ProcessStamp other) {
        return other.boot().equals(name) && processes.get((int) other.pid() - 1).isDead();
      }
    };
  }
}
