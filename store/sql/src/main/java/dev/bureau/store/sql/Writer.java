package dev.bureau.store.sql;

import dev.bureau.core.store.StoreException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * The one connection that writes, opened when it is needed and thrown away after any failure.
 *
 * <p>Callers that write at the same time share a transaction and its fsync. Each has its own
 * outcome: one that is refused takes back only its own. When SQL itself fails, the transaction is
 * gone, and each is done again in one of its own, so that only who is at fault fails.
 */
final class Writer {
  private final DatabaseFile file;
  private final Failures failures;
  private final Usability usability;
  private final Checkpoints checkpoints;
  private final Lock lock;
  private @Nullable Link link;

  Writer(
      DatabaseFile file,
      Failures failures,
      Usability usability,
      Checkpoints checkpoints,
      Lock lock) {
    this.file = file;
    this.failures = failures;
    this.usability = usability;
    this.checkpoints = checkpoints;
    this.lock = lock;
  }

  /** Goes on with a connection that is open already. */
  void adopt(Link opened) {
    link = opened;
  }

  /**
   * Does pieces of several callers, in one transaction where they allow it; those that are settled
   * already are left. If anything but SQL breaks it off, nothing of what is not settled stands.
   */
  void together(List<Piece<?>> pieces) {
    boolean sound = false;
    lock.lock();
    try {
      List<Piece<?>> group = new ArrayList<>();
      for (Piece<?> each : pieces) {
        if (each.isSettled()) {
          continue;
        }
        if (each.isApart()) {
          transaction(group);
          group.clear();
          apart(each);
        } else {
          group.add(each);
        }
      }
      transaction(group);
      sound = true;
    } finally {
      if (!sound) {
        discard();
      }
      lock.unlock();
      if (usability.isClosed()) {
        close();
      }
    }
  }

  /** Closes the connection, unless it is at work: then whoever works with it does. */
  void close() {
    if (lock.tryLock()) {
      try {
        discard();
      } finally {
        lock.unlock();
      }
    }
  }

  private void transaction(List<Piece<?>> group) {
    if (group.isEmpty()) {
      return;
    }
    Link writing;
    try {
      writing = link();
      writing.begin();
    } catch (SQLException e) {
      failed(group, e);
      return;
    } catch (StoreException e) {
      group.forEach(each -> each.failed(e));
      return;
    }
    try {
      attempt(writing, group);
    } catch (SQLException e) {
      failedInside(group, e);
      return;
    }
    if (committed(writing, group)) {
      try {
        checkpoints.committed(writing);
      } catch (SQLException e) {
        broken(e);
      }
    }
  }

  private boolean committed(Link writing, List<Piece<?>> group) {
    StoreException cause;
    try {
      writing.commit();
      group.forEach(Piece::stands);
      return true;
    } catch (SQLException e) {
      cause = broken(e);
    } catch (RuntimeException | Error e) {
      cause = failures.interrupted(e);
      discard();
    }
    for (Piece<?> each : group) {
      each.unknown(cause);
    }
    return false;
  }

  private static void attempt(Link writing, List<Piece<?>> group) throws SQLException {
    try {
      for (Piece<?> each : group) {
        each.attempt(writing, false);
      }
    } catch (Link.Unmarked e) {
      writing.rollback();
      writing.begin();
      for (Piece<?> each : group) {
        each.attempt(writing, true);
      }
    }
  }

  private void failedInside(List<Piece<?>> group, SQLException cause) {
    if (group.size() == 1) {
      failed(group, cause);
      return;
    }
    broken(cause);
    for (Piece<?> each : group) {
      transaction(List.of(each));
    }
  }

  private void apart(Piece<?> piece) {
    try {
      piece.apart(link());
    } catch (SQLException e) {
      failed(List.of(piece), e);
    } catch (StoreException e) {
      piece.failed(e);
    }
  }

  private void failed(List<Piece<?>> group, SQLException cause) {
    StoreException failure = broken(cause);
    group.forEach(each -> each.failed(failure));
  }

  /** The connection is of no use any more; maybe the whole file is not. */
  private StoreException broken(SQLException cause) {
    StoreException failure = usability.failed(cause);
    discard();
    return failure;
  }

  private Link link() throws SQLException {
    usability.require();
    Link present = link;
    if (present == null) {
      present = file.writer();
      link = present;
    }
    return present;
  }

  private void discard() {
    Link present = link;
    link = null;
    if (present != null) {
      present.close();
    }
  }
}
