package dev.bureau.orchestrator.shutdown;

import dev.bureau.core.seam.Seams;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Does the same with each of many, some at a time, so that their commits share what they cost. They
 * are begun in their order. The caller works along, so it never waits for a free thread.
 */
final class Abreast<T, R> {
  private static final int AT_ONCE = 32;

  private final List<T> all;
  private final Function<T, R> work;
  private final List<R> results;
  private final Lock lock;
  private final Condition changed;
  private int begun;
  private int underWay;
  private @Nullable RuntimeException failure;

  private Abreast(Seams seams, List<T> all, Function<T, R> work) {
    this.all = all;
    this.work = work;
    this.results = new ArrayList<>(all.size());
    this.lock = seams.lock();
    this.changed = lock.newCondition();
  }

  /**
   * Does it with all; after a failure with no further ones.
   *
   * @return the results, in the order in which they came
   */
  static <T, R> List<R> each(Seams seams, String name, List<T> all, Function<T, R> work) {
    Abreast<T, R> abreast = new Abreast<>(seams, all, work);
    int beside = Math.min(Math.min(all.size(), AT_ONCE), seams.tasks().atOnce()) - 1;
    for (int i = 0; i < beside; i++) {
      seams.tasks().execute(name, abreast::run);
    }
    abreast.run();
    return abreast.finished();
  }

  private void run() {
    int mine = next();
    while (mine >= 0) {
      try {
        R result = work.apply(all.get(mine));
        ended(result, null);
      } catch (RuntimeException e) { // thrown again by the caller, once nobody works any more
        ended(null, e);
      }
      mine = next();
    }
  }

  private int next() {
    lock.lock();
    try {
      if (failure != null || begun == all.size()) {
        return -1;
      }
      underWay++;
      return begun++;
    } finally {
      lock.unlock();
    }
  }

  private void ended(@Nullable R result, @Nullable RuntimeException why) {
    lock.lock();
    try {
      underWay--;
      if (result != null) {
        results.add(result);
      }
      if (failure == null) {
        failure = why;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private List<R> finished() {
    lock.lock();
    try {
      while (underWay > 0) {
        changed.awaitUninterruptibly();
      }
      if (failure != null) {
        throw failure;
      }
      return results;
    } finally {
      lock.unlock();
    }
  }
}
