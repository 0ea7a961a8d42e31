package dev.bureau.bench;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.store.sql.Sqlite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One durable change on SQLite (WAL, synchronous FULL) with one caller, beside the two statements
 * that a plain program would run in a transaction (W2). The database is below the working
 * directory, so run it on the disk to be measured.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class CommitOnSqlite {
  private Path folder;
  private Bureau bureau;
  private SessionId session;
  private Connection raw;
  private PreparedStatement head;
  private PreparedStatement entry;
  private long counter;

  @Setup
  public void open() throws IOException, SQLException {
    folder = Files.createTempDirectory(Path.of("").toAbsolutePath(), "bench");
    bureau = Bureau.open(Sqlite.at(folder.resolve("bureau.db")));
    session = bureau.sessions().create(SessionSpec.active("bench")).id();
    raw = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("raw.db"));
    try (Statement statement = raw.createStatement()) {
      statement.execute("PRAGMA journal_mode=WAL");
      statement.execute("PRAGMA synchronous=FULL");
      statement.execute("CREATE TABLE head(id TEXT PRIMARY KEY, version INTEGER, body TEXT)");
      statement.execute("CREATE TABLE entry(position INTEGER PRIMARY KEY, body TEXT)");
      statement.execute("INSERT INTO head VALUES('bench', 0, '')");
    }
    raw.setAutoCommit(false);
    head = raw.prepareStatement("UPDATE head SET version=?, body=? WHERE id='bench'");
    entry = raw.prepareStatement("INSERT INTO entry(body) VALUES(?)");
  }

  @TearDown
  public void close() throws IOException, SQLException {
    bureau.close();
    raw.close();
    try (var files = Files.list(folder)) {
      for (Path each : files.sorted().toList()) {
        Files.delete(each);
      }
    }
    Files.delete(folder);
  }

  /** The limit: head and entry in one durable transaction, bodies of about the same size. */
  @Benchmark
  public void rawTransaction() throws SQLException {
    counter++;
    head.setLong(1, counter);
    head.setString(2, "x".repeat(600));
    head.executeUpdate();
    entry.setString(1, "{\"metadata\":{\"n\":" + counter + "}}" + "x".repeat(120));
    entry.executeUpdate();
    raw.commit();
  }

  /** Ours: a metadata update through the door. */
  @Benchmark
  public Object update() {
    return bureau.sessions().update(session, SessionUpdate.metadata(Map.of("n", counter++)));
  }
}
