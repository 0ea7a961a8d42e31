package dev.bureau.testing.interleaving;

import java.util.concurrent.locks.ReentrantLock;

/**
 * A lock at which threads let others go first: few steps lie between two locks, and threads that
 * run as they like would seldom meet there.
 */
final class YieldingLock extends ReentrantLock {
  private static final long serialVersionUID = 1L;

  @Override
  @SuppressWarnings("ThreadPriorityCheck") // nothing relies on it: it only makes more orders likely
  public void lock() {
    Thread.yield();
    super.lock();
  }
}
