package dev.bureau.orchestrator.affinity;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * How many messages wait at each of a number of places: as they were counted, and what was handed
 * out since. As long as callers come one at a time, all count together. Once two have met, the
 * groups of threads of {@link Turn} count by themselves what they hand out. Thread-safe.
 */
final class Loads {
  private static final int APART = 8; // so that no two groups write to one line of the cache

  private final int places;
  private final AtomicLongArray together;
  private volatile @Nullable List<AtomicLongArray> grouped;

  /**
   * @param waiting how many messages wait at each place, of which there is one at least
   */
  Loads(long[] waiting) {
    this.places = waiting.length;
    this.together = padded(new AtomicLongArray(waiting));
  }

  /** The place with the fewest, of several the first; it has one more from now on. */
  int least() {
    List<AtomicLongArray> groups = grouped;
    if (groups == null) {
      int least = least(together);
      if (least >= 0) {
        return least;
      }
      groups = apart();
    }
    AtomicLongArray own = groups.get(Turn.group());
    while (true) {
      int least = least(own);
      if (least >= 0) {
        return least;
      }
    }
  }

  /** The place, or -1 if somebody came in between. */
  private int least(AtomicLongArray loads) {
    int least = 0;
    long fewest = loads.get(0);
    for (int i = 1; i < places; i++) {
      long load = loads.get(i);
      if (load < fewest) {
        least = i;
        fewest = load;
      }
    }
    return loads.compareAndSet(least, fewest, fewest + 1) ? least : -1;
  }

  private List<AtomicLongArray> apart() {
    List<AtomicLongArray> groups = new ArrayList<>(Turn.GROUPS);
    for (int i = 0; i < Turn.GROUPS; i++) {
      groups.add(padded(together));
    }
    grouped = groups;
    return groups;
  }

  private AtomicLongArray padded(AtomicLongArray loads) {
    AtomicLongArray copy = new AtomicLongArray(places + APART);
    for (int i = 0; i < places; i++) {
      copy.set(i, loads.get(i));
    }
    return copy;
  }
}
