package dev.bureau.store.sql;

import dev.bureau.core.error.Category;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.locks.Lock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one file: one that writes, under a lock, and a few that read and never wait
 * for it. Each is opened when it is first needed and thrown away after any failure.
 */
final class Database {
  private final DatabaseFile file;
  private final Failures failures;
  private final Lock writing;
  private final Readers readers;
  private @Nullable Link writer;
  private volatile boolean closed;

  private Database(DatabaseFile file, Seams seams) {
    this.file = file;
    this.failures = new Failures(file.place());
    this.writing = seams.lock();
    this.readers = new Readers(file, seams.lock());
  }

  /**
   * Opens a file, creating and upgrading it as needed.
   *
   * @throws StoreException if it cannot be; the file is then as it was
   */
  static Database open(Path path, Seams seams) {
    DatabaseFile file = new DatabaseFile(path, seams.disk());
    Database database = new Database(file, seams);
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
    requireOpen();
    try {
      return readers.with(work, this::requireOpen);
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  /**
   * Writes in one transaction. The work may roll back itself, then nothing is committed.
   *
   * @throws StoreException if it could not; nothing has happened then, unless it says otherwise
   */
  <T> T write(Link.Work<T> work) {
    return write(
        work,
        unknown -> {
          throw new StoreException(
              unknown.category(),
              place(),
              unknown.fact() + ", while committing: whether the change stands is not known",
              unknown.remedy() + "; doing the same again does no harm",
              unknown);
        });
  }

  /** The same, for who can say what it means if the commit itself fails. */
  <T> T write(Link.Work<T> work, Function<StoreException, T> ifUnknown) {
    writing.lock();
    boolean sound = false;
    try {
      Link link = writer();
      link.begin();
      T result = work.on(link);
      if (link.inTransaction()) {
        try {
          link.commit();
        } catch (SQLException e) {
          return ifUnknown.apply(failures.of(e));
        }
      }
      sound = !closed;
      return result;
    } catch (SQLException e) {
      throw failures.of(e);
    } finally {
      if (!sound) {
        discardWriter();
      }
      writing.unlock();
      if (closed) {
        closeWriter();
      }
    }
  }

  /** Closes what is not at work; what is at work closes itself when it is done. */
  void close() {
    closed = true;
    closeWriter();
    readers.close();
  }

  private void closeWriter() {
    if (writing.tryLock()) {
      try {
        discardWriter();
      } finally {
        writing.unlock();
      }
    }
  }

  private Link writer() throws SQLException {
    requireOpen();
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

  private void requireOpen() {
    if (closed) {
      throw new StoreException(
          Category.REFUSED, place(), "the store is closed", "open it again", null);
    }
  }
}
