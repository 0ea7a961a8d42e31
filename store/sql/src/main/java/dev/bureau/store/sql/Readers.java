package dev.bureau.store.sql;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/**
 * The connections that read: opened when they are needed, kept for the next reader, thrown away
 * after any failure. Who finds all of them at work waits for one.
 */
final class Readers {
  private static final int MOST = 8;

  private final DatabaseFile file;
  private final Lock lock;
  private final Condition free;
  private final Deque<Link> idle = new ArrayDeque<>();
  private int open;
  private boolean closed;

  Readers(DatabaseFile file, Lock lock) {
    this.file = file;
    this.lock = lock;
    this.free = lock.newCondition();
  }

  /**
   * Reads through one of them.
   *
   * @param check refuses by throwing, if there is no use in waiting any longer
   */
  <T> T with(Link.Work<T> work, Runnable check) throws SQLException {
    Link link = borrow(check);
    boolean sound = false;
    try {
      T result = work.on(link);
      sound = true;
      return result;
    } finally {
      giveBack(link, sound);
    }
  }

  /** Closes those that are idle; the others close when they are given back. */
  void close() {
    lock.lock();
    try {
      closed = true;
      while (!idle.isEmpty()) {
        idle.pop().close();
        open--;
      }
      free.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private Link borrow(Runnable check) throws SQLException {
    lock.lock();
    try {
      check.run();
      while (idle.isEmpty() && open == MOST) {
        free.awaitUninterruptibly();
        check.run();
      }
      if (!idle.isEmpty()) {
        return idle.pop();
      }
      Link link = file.reader();
      open++;
      return link;
    } finally {
      lock.unlock();
    }
  }

  private void giveBack(Link link, boolean sound) {
    lock.lock();
    try {
      if (sound && !closed) {
        idle.push(link);
      } else {
        open--;
        link.close();
      }
      free.signal();
    } finally {
      lock.unlock();
    }
  }
}
