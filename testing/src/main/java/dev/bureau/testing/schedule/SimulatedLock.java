package dev.bureau.testing.schedule;

import java.util.ArrayDeque;
import java.util.Date;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * A reentrant lock of the simulated world. Taking it may cost the turn, held or not. It is in the
 * memory of the process that made it: with that it dies, and whoever else holds it and dies, lets
 * it go.
 */
final class SimulatedLock implements Lock {
  private final Scheduler scheduler;
  private final Place home;
  private final Queue<Scheduler.Waiting> waiting = new ArrayDeque<>();
  private @Nullable Task owner;
  private int holds;

  SimulatedLock(Scheduler scheduler, Place home) {
    this.scheduler = scheduler;
    this.home = home;
  }

  @Override
  public void lock() {
    scheduler.point("lock");
    take(1);
  }

  @Override
  public void lockInterruptibly() throws InterruptedException {
    requireNoInterrupt();
    lock();
  }

  @Override
  public boolean tryLock() {
    scheduler.point("lock");
    Task me = scheduler.me();
    boolean free = owner == null || owner.equals(me);
    if (free) {
      own(me, 1);
    }
    return free;
  }

  @Override
  public boolean tryLock(long time, TimeUnit unit) {
    throw new UnsupportedOperationException("Wait for a condition of the lock instead");
  }

  @Override
  public void unlock() {
    if (isEnding()) {
      return;
    }
    requireOwner();
    holds--;
    if (holds == 0) {
      free();
    }
  }

  @Override
  public Condition newCondition() {
    return new Signal();
  }

  private void take(int times) {
    Task me = scheduler.me();
    while (owner != null && !owner.equals(me)) {
      scheduler.await("a lock that " + owner + " has", waiting, Scheduler.NEVER, false);
    }
    own(me, times);
  }

  private void own(Task me, int times) {
    if (!me.place().equals(home)) {
      me.place().borrows(this);
    }
    owner = me;
    holds += times;
  }

  /** Whether who has it goes on only to its end: the world's, or its own by its own hand. */
  private boolean isEnding() {
    return scheduler.isOver() || (scheduler.me().place().isDead() && !scheduler.me().equals(owner));
  }

  /** Nobody has it any more; who has waited longest is woken. */
  void free() {
    if (owner != null) {
      owner.place().returns(this);
    }
    owner = null;
    holds = 0;
    boolean woken = false;
    while (!woken && !waiting.isEmpty()) {
      woken = scheduler.wake(waiting.remove());
    }
  }

  private void requireOwner() {
    if (!scheduler.me().equals(owner)) {
      throw new IllegalMonitorStateException(owner + " has the lock");
    }
  }

  private static void requireNoInterrupt() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  @SuppressWarnings("WaitNotInLoop") // it is what loops wait for
  private final class Signal implements Condition {
    private final Queue<Scheduler.Waiting> listeners = new ArrayDeque<>();

    @Override
    public void await() throws InterruptedException {
      await(Scheduler.NEVER);
    }

    @Override
    public long awaitNanos(long nanos) throws InterruptedException {
      long deadline = scheduler.now() + Math.max(0, nanos);
      await(deadline);
      return deadline - scheduler.now();
    }

    @Override
    public boolean await(long time, TimeUnit unit) throws InterruptedException {
      return awaitNanos(unit.toNanos(time)) > 0;
    }

    @Override
    public boolean awaitUntil(Date deadline) {
      throw new UnsupportedOperationException("Wait for a time, not until one: clocks may jump");
    }

    @Override
    public void awaitUninterruptibly() {
      requireOwner();
      int before = leave();
      scheduler.await("a signal", listeners, Scheduler.NEVER, false);
      take(before);
    }

    private void await(long deadline) throws InterruptedException {
      requireNoInterrupt();
      requireOwner();
      int before = leave();
      try {
        scheduler.await("a signal", listeners, deadline, true);
      } finally {
        if (!scheduler.isOver()) {
          take(before);
        }
      }
      requireNoInterrupt();
    }

    private int leave() {
      int before = holds;
      free();
      return before;
    }

    @Override
    public void signal() {
      if (isEnding()) {
        return;
      }
      requireOwner();
      boolean woken = false;
      while (!woken && !listeners.isEmpty()) {
        woken = scheduler.wake(listeners.remove());
      }
    }

    @Override
    public void signalAll() {
      if (isEnding()) {
        return;
      }
      requireOwner();
      while (!listeners.isEmpty()) {
        scheduler.wake(listeners.remove());
      }
    }
  }
}
