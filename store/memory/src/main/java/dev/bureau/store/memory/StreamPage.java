package dev.bureau.store.memory;

import dev.bureau.core.journal.Entry;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A row of places in the feed, taken one after the other: a place is free only while all behind it
 * are. Nobody waits.
 */
final class StreamPage {
  static final int SIZE = 1024;
  private static final Object REMOVED = new Object();

  private final long first;
  private final AtomicReferenceArray<Object> places = new AtomicReferenceArray<>(SIZE);
  private final AtomicInteger free = new AtomicInteger(); // at most the first free place
  private final AtomicInteger removed = new AtomicInteger();

  /**
   * @param first the number of its first place
   */
  StreamPage(long first) {
    this.first = first;
  }

  long first() {
    return first;
  }

  /**
   * Puts a commit into the first free place.
   *
   * @return whether there was one
   */
  boolean append(Made made) {
    made.page = this;
    for (int place = free.get(); place < SIZE; place++) {
      made.position = first + place;
      if (places.get(place) == null && places.compareAndSet(place, null, made)) {
        free.lazySet(place + 1);
        return true;
      }
    }
    return false;
  }

  /** Empties a place for good; every place only once. */
  void remove(long number) {
    places.lazySet((int) (number - first), REMOVED);
  }

  /**
   * Counts places that were emptied.
   *
   * @return whether all of them are by now
   */
  boolean hasLost(int count) {
    return removed.addAndGet(count) == SIZE;
  }

  /**
   * Reads whole commits from a place on, up to the first free one.
   *
   * @return the number of the last commit that was read; 0 if none was
   */
  long read(long from, int limit, List<Entry> into) {
    long last = 0;
    for (int place = (int) (from - first); place < SIZE && into.size() < limit; place++) {
      Object found = places.get(place);
      if (found == null) {
        return last;
      }
      if (found instanceof Made made) {
        made.addEntriesTo(into);
        last = first + place;
      }
    }
    return last;
  }

  /** The number of the first free place; that of the next page's first if it is full. */
  long end() {
    int place = free.get();
    while (place < SIZE && places.get(place) != null) {
      place++;
    }
    return first + place;
  }
}
