package dev.bureau.bench.durable;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Plain JDBC on a file that Bureau made. */
final class SqliteFile {
  /** Pages in the write-ahead log before a commit copies them; the store has them copied beside. */
  private static final int CHECKPOINT_PAGES = 20_000;

  /** The same as the store's. */
  private static final int CACHE_KIB = 32 << 10;

  /** The same as the store's. */
  private static final int LOG_BYTES_KEPT = 64 << 20;

  private SqliteFile() {}

  /** Connects with the settings of the store's own writer. The file is in WAL mode already. */
  static Connection writer(Path file) throws SQLException {
    Connection connection = connect(file);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA synchronous = FULL");
      statement.execute("PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
      statement.execute("PRAGMA cache_size = -" + CACHE_KIB);
      statement.execute("PRAGMA journal_size_limit = " + LOG_BYTES_KEPT);
    }
    return connection;
  }

  static Connection connect(Path file) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file + "?jdbc.get_generated_keys=false");
  }

  /** The sum of all sessions' versions: one for each commit that stands. */
  static long commits(Path file) throws SQLException {
    return number(file, "SELECT sum(version) FROM session");
  }

  /**
   * Makes sure that all commits are there that were acknowledged, each with its entry.
   *
   * @throws IllegalStateException if not
   */
  static void requireCommits(Path file, long expected) throws SQLException {
    long versions = commits(file);
    long entries = number(file, "SELECT count(*) FROM entry");
    long made = number(file, "SELECT count(*) FROM made");
    if (versions != expected || entries != expected || made != expected) {
      throw new IllegalStateException(
          "%d commits were acknowledged; there are %d versions, %d entries, %d commit ids"
              .formatted(expected, versions, entries, made));
    }
  }

  private static long number(Path file, String query) throws SQLException {
    try (Connection connection = connect(file);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getLong(1) : 0;
    }
  }
}
