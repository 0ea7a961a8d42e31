package dev.bureau.testing.schedule;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One line of work in the simulated world, on a thread of its own while it is under way. Only the
 * task that has the baton runs; all others wait for it here.
 */
public final class Task {
  /** Where a task stands. */
  public enum State {
    FRESH,
    READY,
    RUNNING,
    BLOCKED,
    ENDED
  }

  private final int number;
  private final String name;
  private final Place place;
  private final Runnable work;
  private int priority;
  private volatile @Nullable Thread thread;
  private volatile boolean hasBaton;
  private volatile State state = State.FRESH;
  private volatile @Nullable String waitsFor;
  private long waits;
  private boolean wakesOnInterrupt;

  Task(int number, String name, Place place, int priority, Runnable work) {
    this.number = number;
    this.name = name;
    this.place = place;
    this.priority = priority;
    this.work = work;
  }

  int number() {
    return number;
  }

  String name() {
    return name;
  }

  public Place place() {
    return place;
  }

  int priority() {
    return priority;
  }

  void priority(int now) {
    priority = now;
  }

  State state() {
    return state;
  }

  void state(State now) {
    state = now;
  }

  @Nullable Thread thread() {
    return thread;
  }

  /** Runs it in the present thread. */
  void run() {
    Thread here = Thread.currentThread();
    Thread.interrupted(); // what was meant for the task before
    thread = here;
    here.setName("simulated " + place.name() + ": " + name);
    try {
      work.run();
    } finally {
      state = State.ENDED;
    }
  }

  /** It may go on. */
  void handBaton() {
    hasBaton = true;
    LockSupport.unpark(thread);
  }

  /** Waits for the baton. An interrupt stays to be seen, and costs a moment of spinning. */
  void awaitBaton() {
    while (!hasBaton) {
      if (Thread.currentThread().isInterrupted()) {
        Thread.onSpinWait();
      } else {
        LockSupport.park(this);
      }
    }
    hasBaton = false;
  }

  /**
   * It stops until it is woken.
   *
   * @return the number of this wait
   */
  long blocks(String what, boolean interruptible) {
    state = State.BLOCKED;
    waitsFor = what;
    wakesOnInterrupt = interruptible;
    return ++waits;
  }

  /** Whether it still waits as it did then. */
  boolean isInWait(long wait) {
    return state == State.BLOCKED && waits == wait;
  }

  /** Whether an interrupt has reached it while it waits for something that heeds them. */
  boolean isInterrupted() {
    Thread here = thread;
    return state == State.BLOCKED
        && wakesOnInterrupt
        && !place.isDead()
        && here != null
        && here.isInterrupted();
  }

  /** What it waits for, for reports. */
  @Nullable String waitsFor() {
    return waitsFor;
  }

  @Override
  public String toString() {
    return place.name() + ": " + name;
  }
}
