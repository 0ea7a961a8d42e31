package dev.bureau.bench.durable;

import dev.bureau.core.id.CommitId;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** Draws the turns of a raw writer: remembers versions, counts ids up. Used by one thread. */
final class Turns {
  static final int COMMIT_BYTES = 16;

  /** Integers from here on are times in nanoseconds since 1970. */
  static final long LEAST_NANOS = 1_000_000_000_000_000_000L;

  private static final int COUNTER_BITS = 16;

  private final String[] ids;
  private final long[] versions;
  private long last = System.currentTimeMillis() << COUNTER_BITS;

  private Turns(String[] ids, long[] versions) {
    this.ids = ids;
    this.versions = versions;
  }

  /** From what is in the database. */
  static Turns in(Path file, int sessions) throws SQLException {
    String[] ids = new String[sessions];
    long[] versions = new long[sessions];
    try (Connection connection = SqliteFile.connect(file);
        PreparedStatement select =
            connection.prepareStatement("SELECT version FROM session WHERE id = ?")) {
      for (int i = 0; i < sessions; i++) {
        ids[i] = BenchSessions.id(i).value();
        select.setString(1, ids[i]);
        try (ResultSet row = select.executeQuery()) {
          versions[i] = row.getLong(1);
        }
      }
    }
    return new Turns(ids, versions);
  }

  Slot.Turn next(int session) {
    CommitId commit = new CommitId(++last, last * 0x9E3779B97F4A7C15L);
    long nanos = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    return new Slot.Turn(session, ids[session], ++versions[session], nanos, commit);
  }

  static byte[] bytes(CommitId commit) {
    return ByteBuffer.allocate(COMMIT_BYTES).putLong(commit.high()).putLong(commit.low()).array();
  }
}
