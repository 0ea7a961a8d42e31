package dev.bureau.store.sql;

import dev.bureau.core.error.Category;
import dev.bureau.core.seam.Disk;
import dev.bureau.core.store.StoreException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteOpenMode;

/**
 * The file: whether it can be ours, and connections to it.
 *
 * <p>Nothing here reads it with Java's own means, not even its first bytes: closing any other
 * channel on a file drops all locks that this process has on it, and another store of this process
 * may have it open. SQLite itself looks first, through a connection that takes no locks and writes
 * nothing; only a file whose making was cut short is first made whole.
 */
final class DatabaseFile {
  /** How long SQLite waits for other programs. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Pages of 4 KiB in the log before a commit copies them itself: checkpoints cannot keep up. */
  private static final int MOST_LOG_PAGES = 100_000;

  /** How a rollback journal of SQLite begins. */
  private static final byte[] JOURNAL = HexFormat.of().parseHex("d9d505f920a163d7");

  private static final int READER_CACHE_KIB = 8 << 10;
  private static final int WRITER_CACHE_KIB = 32 << 10;

  private static final int LOG_BYTES_KEPT = 64 << 20;

  private final Path path;
  private final Disk disk;

  DatabaseFile(Path path, Disk disk) {
    this.path = path.toAbsolutePath();
    this.disk = disk;
    String given = path.toString();
    if (given.startsWith(":memory:") || given.startsWith("file:") || given.isEmpty()) {
      throw refused(
          Category.BAD_INPUT,
          given,
          "it is not the plain path of a file",
          "give a plain path, or use the memory store",
          null);
    }
  }

  /** The file as its user knows it. */
  String place() {
    return path.toString();
  }

  /**
   * Makes sure that there is a file, and that it may be used as far as can be told from outside.
   */
  void prepare() {
    Path directory = path.getParent();
    if (directory == null || disk.isDirectory(path)) {
      throw refused(Category.BAD_INPUT, "it is a directory", "give the path of a file");
    }
    if (!disk.isDirectory(directory)) {
      throw refused(
          Category.NOT_FOUND,
          "its directory does not exist",
          "create " + directory + " or give another path");
    }
    if (!disk.isWritable(directory)) {
      throw refused(
          Category.UNAVAILABLE,
          "its directory is not writable, and SQLite keeps files beside it",
          "make " + directory + " writable for this user");
    }
    if (!disk.exists(path)) {
      create();
    }
    if (!disk.isWritable(path)) {
      throw refused(
          Category.UNAVAILABLE, "the file is not writable", "make it writable for this user");
    }
    // SQLite takes a file of one byte for an empty one, and would write over it.
    if (size(path) == 1) {
      throw refused(
          Category.UNREADABLE,
          "it is not an SQLite database",
          "give another path, or restore the file from a backup");
    }
  }

  /**
   * Whether there is a log beside the file. Then the file alone means nothing: a checkpoint may be
   * under way in it, or have been cut short.
   */
  boolean hasLog() {
    return isThere(beside("-wal"));
  }

  /**
   * Whether there is a rollback journal beside the file, as while it is made. Then the file alone
   * means nothing either: whoever wrote in it may have been cut short.
   */
  boolean hasJournal() {
    Path journal = beside("-journal");
    try {
      // Only SQLite's own: what else bears the name belongs to somebody, and SQLite would delete
      // it.
      return isThere(journal) && Arrays.equals(disk.head(journal, JOURNAL.length), JOURNAL);
    } catch (NoSuchFileException e) {
      return false; // whoever wrote has ended just now
    } catch (IOException e) {
      throw refused(
          Category.UNAVAILABLE,
          journal.toString(),
          "it cannot be read (" + e.getMessage() + ")",
          "check the disk and the system's log, then try again",
          e);
    }
  }

  /** SQLite keeps its files beside the file itself, not beside a link to it. */
  private Path beside(String suffix) {
    try {
      Path real = disk.real(path);
      return real.resolveSibling(real.getFileName() + suffix);
    } catch (IOException e) {
      throw refused(
          Category.UNAVAILABLE,
          path.toString(),
          "where it really is cannot be told (" + e.getMessage() + ")",
          "check the disk and the system's log, then try again",
          e);
    }
  }

  private boolean isThere(Path beside) {
    return disk.exists(beside) && size(beside) > 0;
  }

  /**
   * Connects for looking only.
   *
   * @param withLog whether to read through the log beside the file; without, no lock is taken and
   *     no trace left on the disk
   */
  Link inspector(boolean withLog) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout((int) PATIENCE.toMillis());
    return new Link(config.createConnection(withLog ? url() : url() + "?immutable=1"));
  }

  /** Connects for reading. */
  Link reader() throws SQLException {
    Link link = new Link(connect());
    try {
      link.run("PRAGMA query_only = 1");
      link.run("PRAGMA cache_size = -" + READER_CACHE_KIB);
      return link;
    } catch (SQLException e) {
      link.close();
      throw e;
    }
  }

  /** Connects for writing. */
  Link writer() throws SQLException {
    Link link = new Link(connect());
    try {
      link.run("PRAGMA wal_autocheckpoint = " + MOST_LOG_PAGES);
      link.run("PRAGMA cache_size = -" + WRITER_CACHE_KIB);
      link.run("PRAGMA journal_size_limit = " + LOG_BYTES_KEPT);
      return link;
    } catch (SQLException e) {
      link.close();
      throw e;
    }
  }

  private Connection connect() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    config.setBusyTimeout((int) PATIENCE.toMillis());
    config.setSynchronous(SynchronousMode.FULL);
    config.setGetGeneratedKeys(false); // else a query is parsed anew after each INSERT
    SQLiteConnection connection = (SQLiteConnection) config.createConnection(url());
    // Transactions are statements of ours; else the driver tries BEGIN and COMMIT after each other.
    connection.getConnectionConfig().setAutoCommit(false);
    return connection;
  }

  /** As a URI, in which nothing of the path's can be taken for a parameter. */
  private String url() {
    return "jdbc:sqlite:" + path.toUri();
  }

  private long size(Path file) {
    try {
      return disk.size(file);
    } catch (NoSuchFileException e) {
      return 0; // whoever used it has ended just now
    } catch (IOException e) {
      throw refused(
          Category.UNAVAILABLE,
          path.toString(),
          "its size cannot be told (" + e.getMessage() + ")",
          "check the disk and the system's log, then try again",
          e);
    }
  }

  private void create() {
    try {
      disk.createPrivate(path);
    } catch (FileAlreadyExistsException e) {
      // Somebody else was faster: just as well.
      return;
    } catch (IOException e) {
      throw refused(
          Category.UNAVAILABLE,
          path.toString(),
          "the file cannot be created (" + e.getMessage() + ")",
          "make its directory writable for this user",
          e);
    }
  }

  private StoreException refused(Category category, String fact, String remedy) {
    return refused(category, path.toString(), fact, remedy, null);
  }

  private static StoreException refused(
      Category category, String place, String fact, String remedy, @Nullable Throwable cause) {
    return new StoreException(category, place, fact, remedy, cause);
  }
}
