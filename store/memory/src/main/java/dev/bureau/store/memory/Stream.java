package dev.bureau.store.memory;

import dev.bureau.core.journal.Entry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * The entries of all commits in one order. Each commit has a number that is never used again; pages
 * of numbers whose commits are all removed take no room.
 */
final class Stream {
  private static final int PAGE = 1024;

  private final Lock lock;
  private final TreeMap<Long, Page> pages = new TreeMap<>();
  private Page newest = new Page();
  private long last;

  Stream(Lock lock) {
    this.lock = lock;
    pages.put(0L, newest);
  }

  private static final class Page {
    final @Nullable List<Entry>[] commits = room();
    int live;

    @SuppressWarnings({"unchecked", "rawtypes"}) // only append writes here
    private static @Nullable List<Entry>[] room() {
      return (@Nullable List<Entry>[]) new List[PAGE];
    }
  }

  /** Adds the entries of one commit; at least one. */
  long append(List<Entry> entries) {
    lock.lock();
    try {
      last++;
      int place = (int) (last % PAGE);
      if (place == 0) {
        if (newest.live == 0) {
          pages.remove(last / PAGE - 1);
        }
        newest = new Page();
        pages.put(last / PAGE, newest);
      }
      newest.commits[place] = entries;
      newest.live++;
      return last;
    } finally {
      lock.unlock();
    }
  }

  /** Takes a commit out again. */
  void remove(long number) {
    lock.lock();
    try {
      Page page = pages.get(number / PAGE);
      if (page == null) {
        return;
      }
      page.commits[(int) (number % PAGE)] = null;
      page.live--;
      if (page.live == 0 && page != newest) {
        pages.remove(number / PAGE);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Reads whole commits.
   *
   * @return the number of the last commit that was read, or what was asked if there is none
   */
  long read(long after, int limit, List<Entry> into) {
    lock.lock();
    try {
      long next = after;
      for (Map.Entry<Long, Page> page : pages.tailMap((after + 1) / PAGE, true).entrySet()) {
        long first = page.getKey() * PAGE;
        for (long number = Math.max(first, after + 1); number < first + PAGE; number++) {
          List<Entry> entries = page.getValue().commits[(int) (number - first)];
          if (entries != null) {
            into.addAll(entries);
            next = number;
            if (into.size() >= limit) {
              return next;
            }
          }
        }
      }
      return next;
    } finally {
      lock.unlock();
    }
  }

  /** The number of the last commit; 0 if there was none. */
  long last() {
    lock.lock();
    try {
      return last;
    } finally {
      lock.unlock();
    }
  }
}
