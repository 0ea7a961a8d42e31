package dev.bureau.orchestrator.runtime;

import dev.bureau.core.seam.Seams;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * Whether a handling is in its agent's code just now, where alone it may be interrupted: Bureau's
 * own code, which commits, is never disturbed. Thread-safe.
 */
final class UserCode {
  private final Lock lock;
  private @Nullable Thread inside;
  private boolean unwanted;

  UserCode(Seams seams) {
    this.lock = seams.lock();
  }

  /** The present thread goes into the agent's code. */
  void enter() {
    lock.lock();
    try {
      inside = Thread.currentThread();
      if (unwanted) {
        inside.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The present thread comes out of the agent's code, and is no longer interrupted. */
  void leave() {
    lock.lock();
    try {
      inside = null;
      if (unwanted) {
        Thread.interrupted();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Whether the present thread is in the agent's code. */
  boolean isHere() {
    lock.lock();
    try {
      return Thread.currentThread().equals(inside);
    } finally {
      lock.unlock();
    }
  }

  /** Nobody wants its work any more (X63). */
  void interrupt() {
    lock.lock();
    try {
      unwanted = true;
      if (inside != null) {
        inside.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }
}
