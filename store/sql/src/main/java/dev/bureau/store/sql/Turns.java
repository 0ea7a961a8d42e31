package dev.bureau.store.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;

/**
 * Lets callers work together without a thread of their own: who finds nobody at work does its own
 * piece at once, and takes along whatever has queued by then. All others wait until somebody has
 * done theirs, or until it is their turn.
 */
final class Turns<P> {
  /** More would only make the first ones wait. */
  private static final int MOST = 256;

  private final Lock lock;
  private final Consumer<List<P>> work;
  private final Deque<Place<P>> queue = new ArrayDeque<>();
  private boolean taken;

  /**
   * @param work does pieces together, in their order, and keeps what goes wrong in each
   */
  Turns(Lock lock, Consumer<List<P>> work) {
    this.lock = lock;
    this.work = work;
  }

  private static final class Place<P> {
    final P piece;
    final Condition turn;
    boolean done;

    Place(P piece, Condition turn) {
      this.piece = piece;
      this.turn = turn;
    }
  }

  /**
   * Returns when the piece has been done, by whomever. What doing it throws comes to its own caller
   * only: when work together breaks off, each does its own.
   */
  void take(P piece) {
    Place<P> place = queue(piece);
    List<Place<P>> mine = turn(place);
    while (!mine.isEmpty()) {
      try {
        work.accept(mine.stream().map(each -> each.piece).toList());
        finish(mine);
        mine = turn(place);
      } catch (RuntimeException | Error e) {
        if (mine.size() == 1 && mine.contains(place)) {
          finish(mine);
          throw e;
        }
        mine = alone(place, mine);
      }
    }
  }

  /** How many wait for their turn. */
  int queued() {
    lock.lock();
    try {
      return queue.size();
    } finally {
      lock.unlock();
    }
  }

  private Place<P> queue(P piece) {
    lock.lock();
    try {
      Place<P> place = new Place<>(piece, lock.newCondition());
      queue.add(place);
      return place;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the turn and takes it; empty once the piece has been done. */
  private List<Place<P>> turn(Place<P> place) {
    lock.lock();
    try {
      while (taken && !place.done) {
        place.turn.awaitUninterruptibly();
      }
      List<Place<P>> mine = new ArrayList<>();
      if (!place.done) {
        taken = true;
        while (!queue.isEmpty() && mine.size() < MOST) {
          mine.add(queue.remove());
        }
      }
      return mine;
    } finally {
      lock.unlock();
    }
  }

  /** All others wait again where they were; the turn stays with the one. */
  private List<Place<P>> alone(Place<P> place, List<Place<P>> mine) {
    lock.lock();
    try {
      for (int i = mine.size() - 1; i >= 0; i--) {
        queue.addFirst(mine.get(i));
      }
      queue.remove(place);
      return List.of(place);
    } finally {
      lock.unlock();
    }
  }

  /** Who is next is woken before those who are done, so that the disk never rests. */
  private void finish(List<Place<P>> mine) {
    lock.lock();
    try {
      taken = false;
      if (!queue.isEmpty()) {
        queue.element().turn.signal();
      }
      for (Place<P> each : mine) {
        each.done = true;
        each.turn.signal();
      }
    } finally {
      lock.unlock();
    }
  }
}
