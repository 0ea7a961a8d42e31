package dev.bureau.store.sql;

import dev.bureau.core.error.Category;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.StoreException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/**
 * Opens a file for the first time: look, upgrade, switch to the write-ahead log. A new file gets
 * its tables and our mark before it is switched, so that they stand in the file itself and not only
 * in the log: looking without locks sees just the file.
 */
final class Opening {
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final DatabaseFile file;
  private final Seams seams;
  private final Schema schema;

  Opening(DatabaseFile file, Seams seams) {
    this.file = file;
    this.seams = seams;
    this.schema = new Schema(file.place());
  }

  /** The connection that writes. */
  Link open() throws SQLException {
    file.prepare();
    inspect();
    Link link = file.writer();
    try {
      if (schema.needsUpgrade(link)) {
        schema.upgrade(link);
      }
      switchToLog(link);
      return link;
    } catch (SQLException | RuntimeException e) {
      link.close();
      throw e;
    }
  }

  /** Looks at what is there before anything could be changed. */
  private void inspect() throws SQLException {
    boolean logged = file.hasLog();
    boolean journaled = file.hasJournal();
    // Only who may write can roll back what was cut short, and see what the file holds.
    try (Link inspector = journaled ? file.writer() : file.inspector(logged)) {
      schema.needsUpgrade(inspector);
    } catch (SQLException e) {
      if (logged || journaled || !(file.hasLog() || file.hasJournal())) {
        throw e;
      }
      inspect(); // somebody has begun to use it in between
    }
  }

  /** Tries again while somebody is in the way: SQLite does not wait by itself for this one. */
  private void switchToLog(Link link) throws SQLException {
    long deadline = seams.ticker().nanos() + DatabaseFile.PATIENCE.toNanos();
    while (true) {
      try {
        // Read to its end: it commits behind its row, and only then tells that it could not.
        String mode =
            String.join("", link.sql("PRAGMA journal_mode = WAL").all(row -> row.getString(1)));
        if (!mode.equalsIgnoreCase("wal")) {
          throw new StoreException(
              Category.UNAVAILABLE,
              file.place(),
              "its file system does not let processes share memory, so there is no write-ahead log",
              "put it on a local disk",
              null);
        }
        return;
      } catch (SQLException e) {
        if (!Failures.isBusy(e) || seams.ticker().nanos() - deadline > 0) {
          throw e;
        }
      }
      pause();
    }
  }

  private void pause() {
    Lock lock = seams.lock();
    Condition never = lock.newCondition();
    lock.lock();
    try {
      long left = PAUSE.toNanos();
      while (left > 0) {
        left = never.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(
          Category.UNAVAILABLE, file.place(), "opening it was interrupted", "open it again", e);
    } finally {
      lock.unlock();
    }
  }
}
