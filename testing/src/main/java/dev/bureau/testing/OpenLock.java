package dev.bureau.testing;

import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/**
 * A lock that lets everybody in, and whose conditions never wait: the control of a test that looks
 * for races, which must fail with it.
 */
public final class OpenLock implements Lock, Condition {
  @Override
  @SuppressWarnings("ThreadPriorityCheck") // nothing relies on it: it only makes more orders likely
  public void lock() {
    Thread.yield();
  }

  @Override
  public void lockInterruptibly() {}

  @Override
  public boolean tryLock() {
    return true;
  }

  @Override
  public boolean tryLock(long time, TimeUnit unit) {
    return true;
  }

  @Override
  public void unlock() {}

  @Override
  public Condition newCondition() {
    return this;
  }

  @Override
  public void await() {}

  @Override
  public void awaitUninterruptibly() {}

  @Override
  public long awaitNanos(long nanos) {
    return nanos;
  }

  @Override
  public boolean await(long time, TimeUnit unit) {
    return true;
  }

  @Override
  public boolean awaitUntil(Date deadline) {
    return true;
  }

  @Override
  public void signal() {}

  @Override
  public void signalAll() {}
}
