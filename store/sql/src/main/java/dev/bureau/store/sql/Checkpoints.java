package dev.bureau.store.sql;

import dev.bureau.core.seam.Seams;
import dev.bureau.core.seam.Tasks;
import dev.bureau.core.store.StoreException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies the write-ahead log into the file, beside those who commit. What was written meanwhile is
 * little; it is copied in a turn of the writer's, so that the next commit can begin the log anew
 * and it stays bounded however busy the store is.
 */
final class Checkpoints {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

  /** Pages of 4 KiB that the log may hold before they are copied. */
  static final int PAGES = 20_000;

  /** Looking how many there are costs a few microseconds. */
  private static final int TRANSACTIONS_PER_LOOK = 128;

  private static final String COPY = "PRAGMA wal_checkpoint(PASSIVE)";

  private final Database database;
  private final Usability usability;
  private final DatabaseFile file;
  private final Tasks tasks;
  private final Lock lock;
  private final int pages;
  private final AtomicBoolean underWay = new AtomicBoolean();
  private int transactions;
  private boolean closed;

  Checkpoints(Database database, DatabaseFile file, Usability usability, Seams seams, int pages) {
    this.usability = usability;
    this.pages = pages;
    this.database = database;
    this.file = file;
    this.tasks = seams.tasks();
    this.lock = seams.lock();
  }

  /** Told after each transaction by whoever has the turn; sees to it that the log gets copied. */
  void committed(Link link) throws SQLException {
    transactions++;
    if (transactions % TRANSACTIONS_PER_LOOK == 0
        && uncopied(link) > pages
        && underWay.compareAndSet(false, true)) {
      begin();
    }
  }

  /** The commit stands, whatever becomes of this. */
  private void begin() {
    try {
      tasks.execute("checkpoint", this::copy);
    } catch (RuntimeException | Error e) {
      underWay.set(false);
      LOG.warn("The log could not be copied now; it will be tried again", e);
    }
  }

  /** Waits for the end of what is under way. */
  void close() {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
  }

  private static int uncopied(Link link) throws SQLException {
    return link.sql("PRAGMA wal_checkpoint(NOOP)")
        .first(row -> row.getInt(2) - row.getInt(3))
        .orElse(0);
  }

  private void copy() {
    try {
      copyBeside();
      database.write(
          Piece.Kind.APART,
          link -> link.sql(COPY).first(row -> row.getInt(1)).orElse(0),
          unknown -> 0);
    } catch (SQLException e) {
      LOG.debug("The log could not be copied", usability.failed(e));
    } catch (StoreException e) {
      LOG.debug("The log could not be copied now; it will be tried again", e);
    } finally {
      underWay.set(false);
    }
  }

  private void copyBeside() throws SQLException {
    lock.lock();
    try {
      if (!closed) {
        try (Link link = file.writer()) {
          link.sql(COPY).first(row -> row.getInt(1));
        }
      }
    } finally {
      lock.unlock();
    }
  }
}
