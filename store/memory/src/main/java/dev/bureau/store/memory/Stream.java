package dev.bureau.store.memory;

import dev.bureau.core.journal.Entry;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * The entries of all commits in one order. Each commit has a number that is never used again, from
 * 1; full pages of numbers whose commits are all removed take no room.
 *
 * <p>A commit takes the first free place, so nothing ever appears in front of one that stands.
 * Nobody waits, but for a new page.
 */
final class Stream {
  private final Lock turning;
  private final ConcurrentNavigableMap<Long, StreamPage> pages = new ConcurrentSkipListMap<>();
  private volatile StreamPage newest = new StreamPage(1);

  /**
   * @param turning held while a new page begins
   */
  Stream(Lock turning) {
    this.turning = turning;
    pages.put(newest.first(), newest);
  }

  /** Adds one commit, which has events, and tells it where it is. */
  void append(Made made) {
    StreamPage page = newest;
    while (!page.append(made)) {
      page = behind(page);
    }
  }

  private StreamPage behind(StreamPage full) {
    return Stripes.holding(
        turning,
        () -> {
          if (newest == full) {
            StreamPage next = new StreamPage(full.end());
            pages.put(next.first(), next);
            newest = next;
          }
          return newest;
        });
  }

  /** Takes the commits of a journal out again. */
  void remove(List<Made> journal) {
    StreamPage page = null;
    int count = 0;
    for (Made made : journal) {
      if (made.page != page) {
        forget(page, count);
        page = made.page;
        count = 0;
      }
      if (page != null) {
        page.remove(made.position);
        count++;
      }
    }
    forget(page, count);
  }

  private void forget(@Nullable StreamPage page, int removed) {
    if (page != null && page.hasLost(removed)) {
      pages.remove(page.first());
    }
  }

  /**
   * Reads whole commits.
   *
   * @return the number of the last commit that was read, or what was asked if there is none
   */
  long read(long after, int limit, List<Entry> into) {
    long last = after;
    Long page = pages.floorKey(after + 1);
    for (StreamPage each : pages.tailMap(page == null ? 1L : page, true).values()) {
      if (into.size() >= limit) {
        return last;
      }
      last = Math.max(last, each.read(Math.max(after + 1, each.first()), limit, into));
    }
    return last;
  }

  /** The number of the last commit; 0 if there was none. */
  long last() {
    return newest.end() - 1;
  }
}
