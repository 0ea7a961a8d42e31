package dev.bureau.store.sql;

import dev.bureau.core.error.Category;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one file: one that writes, by turns, and a few that read and never wait for
 * it. Each is opened when it is first needed and thrown away after any failure.
 *
 * <p>Callers that write at the same time share a transaction and its fsync. Each has its own
 * outcome: one that is refused takes back only its own. When SQL itself fails, the transaction is
 * gone, and each is done again in one of its own, so that only who is at fault fails.
 *
 * <p>When the disk fails to sync, nobody knows what it holds, and asking again would seem to
 * succeed. From then on everything is refused until the file is opened anew (P7).
 */
final class Database {
  private final DatabaseFile file;
  private final Failures failures;
  private final Turns<Piece<?>> turns;
  private final Lock writing;
  private final Readers readers;
  private final Checkpoints checkpoints;
  private @Nullable Link writer;
  private volatile boolean closed;
  private volatile @Nullable StoreException poison;

  private Database(DatabaseFile file, Seams seams, int logPages) {
    this.file = file;
    this.failures = new Failures(file.place());
    this.turns = new Turns<>(seams.lock(), this::together);
    this.writing = seams.lock();
    this.readers = new Readers(file, seams.lock());
    this.checkpoints = new Checkpoints(this, file, seams, logPages);
  }

  /**
   * Opens a file, creating and upgrading it as needed.
   *
   * @throws StoreException if it cannot be; the file is then as it was
   */
  static Database open(Path path, Seams seams) {
    return open(path, seams, Checkpoints.PAGES);
  }

  /** The same, with another size of the log from which on it is copied into the file. */
  static Database open(Path path, Seams seams, int logPages) {
    DatabaseFile file = new DatabaseFile(path, seams.disk());
    Database database = new Database(file, seams, logPages);
    try {
      database.writer = new Opening(file, seams).open();
      return database;
    } catch (SQLException e) {
      throw database.failures.of(e);
    }
  }

  /** The file as its user knows it. */
  String place() {
    return file.place();
  }

  Failures failures() {
    return failures;
  }

  /**
   * Reads. Every statement sees all commits that returned before it began.
   *
   * @throws StoreException if it could not
   */
  <T> T read(Link.Work<T> work) {
    requireUsable();
    try {
      return readers.with(work, this::requireUsable);
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  /**
   * Writes, all or nothing. The work may take back what it has written and go on. It may be done
   * more than once; only the last time counts.
   *
   * @throws StoreException if it could not; nothing has happened then, unless it says otherwise
   */
  <T> T write(Link.Work<T> work) {
    return write(
        Piece.Kind.MARKED,
        work,
        cause -> {
          throw unknown(cause);
        });
  }

  /** The same, for who can say what it means if the commit itself fails. */
  <T> T write(Piece.Kind kind, Link.Work<T> work, Function<StoreException, T> ifUnknown) {
    Piece<T> piece = new Piece<>(kind, work, ifUnknown);
    turns.take(piece);
    return piece.outcome();
  }

  /** Closes what is not at work; what is at work closes itself when it is done. */
  void close() {
    closed = true;
    checkpoints.close();
    if (writing.tryLock()) {
      try {
        discardWriter();
      } finally {
        writing.unlock();
      }
    }
    readers.close();
  }

  private StoreException unknown(StoreException cause) {
    return new StoreException(
        cause.category(),
        place(),
        cause.fact() + ", while committing: whether the change stands is not known",
        cause.remedy() + "; doing the same again does no harm",
        cause);
  }

  /** Does pieces of several callers, in one transaction where they allow it. */
  void together(List<Piece<?>> pieces) {
    writing.lock();
    try {
      List<Piece<?>> group = new ArrayList<>();
      for (Piece<?> each : pieces) {
        if (each.isApart()) {
          transaction(group);
          group.clear();
          apart(each);
        } else {
          group.add(each);
        }
      }
      transaction(group);
    } finally {
      if (closed) {
        discardWriter();
      }
      writing.unlock();
    }
  }

  private void transaction(List<Piece<?>> group) {
    if (group.isEmpty()) {
      return;
    }
    Link link;
    try {
      link = writer();
      link.begin();
    } catch (SQLException e) {
      failed(group, e);
      return;
    } catch (StoreException e) {
      group.forEach(each -> each.failed(e));
      return;
    }
    try {
      attempt(link, group);
    } catch (SQLException e) {
      failedInside(group, e);
      return;
    }
    try {
      link.commit();
    } catch (SQLException e) {
      StoreException cause = broken(e);
      group.forEach(each -> each.unknown(cause));
      return;
    }
    try {
      checkpoints.committed(link);
    } catch (SQLException e) {
      broken(e);
    }
  }

  private static void attempt(Link link, List<Piece<?>> group) throws SQLException {
    try {
      for (Piece<?> each : group) {
        each.attempt(link, false);
      }
    } catch (Link.Unmarked e) {
      link.rollback();
      link.begin();
      for (Piece<?> each : group) {
        each.attempt(link, true);
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
      piece.apart(writer());
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

  /** The connection is of no use any more; maybe the whole store is not. */
  private StoreException broken(SQLException cause) {
    StoreException failure = failures.of(cause);
    if (Failures.isUnsynced(cause)) {
      poison = failures.poisoned(failure);
    }
    discardWriter();
    return failure;
  }

  private Link writer() throws SQLException {
    requireUsable();
    Link present = writer;
    if (present == null) {
      present = file.writer();
      writer = present;
    }
    return present;
  }

  private void discardWriter() {
    Link present = writer;
    writer = null;
    if (present != null) {
      present.close();
    }
  }

  private void requireUsable() {
    StoreException present = poison;
    if (present != null) {
      throw failures.poisoned(present);
    }
    if (closed) {
      throw new StoreException(
          Category.REFUSED, place(), "the store is closed", "open it again", null);
    }
  }
}
