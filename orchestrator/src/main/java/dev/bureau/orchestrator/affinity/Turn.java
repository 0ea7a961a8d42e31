package dev.bureau.orchestrator.affinity;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is of a number of places, round and round. As long as callers come one at a time,
 * each place gets its turn exactly. Once two have met, they go round in 32 groups of threads, each
 * by itself, for a number that all change would cost more than all the rest. Thread-safe.
 */
final class Turn {
  /** How many groups of threads there are. */
  static final int GROUPS = 32;

  private static final int APART = 16; // so that no two groups write to one line of the cache

  private final int places;
  private final AtomicInteger next;
  private volatile @Nullable AtomicIntegerArray grouped;

  /**
   * @param places at least one
   * @param start where to begin, from 0 on
   */
  Turn(int places, int start) {
    this.places = places;
    this.next = new AtomicInteger(start % places);
  }

  /** The next place, from 0 on. */
  int next() {
    AtomicIntegerArray groups = grouped;
    if (groups == null) {
      int now = next.get();
      if (next.compareAndSet(now, after(now))) {
        return now;
      }
      groups = apart();
    }
    int group = group() * APART;
    while (true) {
      int now = groups.get(group);
      if (groups.compareAndSet(group, now, after(now))) {
        return now;
      }
    }
  }

  private int after(int now) {
    return now + 1 < places ? now + 1 : 0;
  }

  /** The group of the present thread; of threads that began in a row each is in another one. */
  static int group() {
    return (int) Thread.currentThread().getId() & (GROUPS - 1);
  }

  private AtomicIntegerArray apart() {
    AtomicIntegerArray groups = new AtomicIntegerArray(GROUPS * APART);
    for (int i = 0; i < GROUPS; i++) {
      groups.set(i * APART, (next.get() + i) % places);
    }
    grouped = groups;
    return groups;
  }
}
