package dev.bureau.orchestrator.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * Who waits for a turn: the highest level first (S20), and within a level who came first. Every
 * eighth goes to who has waited longest, whatever its level, so that nobody starves. Not
 * thread-safe.
 */
final class Ready<T> {
  private static final int LEVELS = 4;
  private static final int LONGEST_WAITING = 8;

  private final List<Queue<Waiting<T>>> levels = new ArrayList<>();
  private long added;
  private long taken;
  private int size;

  Ready() {
    for (int level = 0; level < LEVELS; level++) {
      levels.add(new ArrayDeque<>());
    }
  }

  private record Waiting<T>(T who, long place) {}

  /**
   * @param level 1 to 4
   */
  void add(T who, int level) {
    levels.get(LEVELS - level).add(new Waiting<>(who, added++));
    size++;
  }

  /** Takes out whose turn it is; empty if nobody waits. */
  Optional<T> poll() {
    if (size == 0) {
      return Optional.empty();
    }
    size--;
    taken++;
    Queue<Waiting<T>> next = taken % LONGEST_WAITING == 0 ? longestWaiting() : highest();
    return Optional.of(next.remove().who());
  }

  private Queue<Waiting<T>> highest() {
    int level = 0;
    while (levels.get(level).isEmpty()) {
      level++;
    }
    return levels.get(level);
  }

  private Queue<Waiting<T>> longestWaiting() {
    Queue<Waiting<T>> longest = highest();
    for (Queue<Waiting<T>> each : levels) {
      if (!each.isEmpty() && each.element().place() < longest.element().place()) {
        longest = each;
      }
    }
    return longest;
  }

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  void clear() {
    levels.forEach(Queue::clear);
    size = 0;
  }
}
