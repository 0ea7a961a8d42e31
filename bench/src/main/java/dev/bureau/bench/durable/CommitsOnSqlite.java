package dev.bureau.bench.durable;

import dev.bureau.bench.DataFolder;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.store.sql.Sqlite;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * W2: durable changes on SQLite (WAL, synchronous FULL) over 1,000 sessions, each caller on its own
 * share of them. Ours goes through the door; the limits run hand-written statements for the same
 * rows and bytes in a file of the same schema: one transaction for each change with one caller, all
 * that waits in one transaction with more. At the end all must count what was acknowledged.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class CommitsOnSqlite {
  /** A caller and its share of the sessions. */
  @State(Scope.Thread)
  public static class Caller {
    private int session;
    private int step;
    private long number;

    @Setup
    public void share(ThreadParams threads) {
      session = threads.getThreadIndex();
      step = threads.getThreadCount();
    }

    int next() {
      int current = session;
      session += step;
      if (session >= BenchSessions.COUNT) {
        session %= step; // back to the first of this share: others have other remainders
      }
      return current;
    }

    long number() {
      return ++number; // never the value that is there: that would change nothing
    }
  }

  /** Sessions that change through the door. */
  @State(Scope.Benchmark)
  public static class Ours {
    private final LongAdder acknowledged = new LongAdder();
    private Path folder;
    private Path file;
    private Bureau bureau;

    @Setup
    public void open() throws IOException {
      folder = DataFolder.scratch("w2-ours");
      file = folder.resolve("bureau.db");
      bureau = Bureau.open(Sqlite.at(file));
      BenchSessions.create(bureau, BenchSessions.COUNT);
      acknowledged.add(BenchSessions.COUNT);
    }

    @TearDown
    public void close() throws IOException, SQLException {
      bureau.close();
      SqliteFile.requireCommits(file, acknowledged.sum());
      DataFolder.delete(folder);
    }

    Object change(Caller caller) {
      Object after =
          bureau
              .sessions()
              .update(BenchSessions.id(caller.next()), BenchSessions.update(caller.number()));
      acknowledged.increment();
      return after;
    }
  }

  /** The same sessions, written by hand. */
  @State(Scope.Benchmark)
  public static class Raw {
    private final LongAdder acknowledged = new LongAdder();
    private Path folder;
    private Path file;
    private RawChanges changes;

    @Setup
    public void open() throws IOException, SQLException {
      folder = DataFolder.scratch("w2-raw");
      file = folder.resolve("raw.db");
      OneUpdate shape = OneUpdate.learntIn(file, BenchSessions.COUNT);
      changes = RawChanges.in(file, shape, BenchSessions.COUNT);
      acknowledged.add(SqliteFile.commits(file));
    }

    @TearDown
    public void close() throws IOException, SQLException {
      changes.close();
      SqliteFile.requireCommits(file, acknowledged.sum());
      DataFolder.delete(folder);
    }

    void change(Caller caller) throws SQLException {
      changes.begin();
      changes.change(caller.next());
      changes.commit();
      acknowledged.increment();
    }
  }

  /** The same by a thread that commits for all who wait. */
  @State(Scope.Benchmark)
  public static class RawGroup {
    private final LongAdder acknowledged = new LongAdder();
    private Path folder;
    private Path file;
    private GroupWriter writer;

    @Setup
    public void open() throws IOException, SQLException {
      folder = DataFolder.scratch("w2-raw-group");
      file = folder.resolve("raw.db");
      OneUpdate shape = OneUpdate.learntIn(file, BenchSessions.COUNT);
      writer = new GroupWriter(RawChanges.in(file, shape, BenchSessions.COUNT));
      acknowledged.add(SqliteFile.commits(file));
      writer.start();
    }

    @TearDown
    public void close() throws IOException, SQLException, InterruptedException {
      writer.close();
      SqliteFile.requireCommits(file, acknowledged.sum());
      DataFolder.delete(folder);
    }

    void change(Caller caller) throws InterruptedException, ExecutionException {
      writer.change(caller.next());
      acknowledged.increment();
    }
  }

  @Benchmark
  @Threads(1)
  public Object ours1(Ours ours, Caller caller) {
    return ours.change(caller);
  }

  @Benchmark
  @Threads(8)
  public Object ours8(Ours ours, Caller caller) {
    return ours.change(caller);
  }

  @Benchmark
  @Threads(64)
  public Object ours64(Ours ours, Caller caller) {
    return ours.change(caller);
  }

  @Benchmark
  @Threads(1)
  public void raw1(Raw raw, Caller caller) throws SQLException {
    raw.change(caller);
  }

  @Benchmark
  @Threads(8)
  public void rawGroup8(RawGroup raw, Caller caller)
      throws InterruptedException, ExecutionException {
    raw.change(caller);
  }

  @Benchmark
  @Threads(64)
  public void rawGroup64(RawGroup raw, Caller caller)
      throws InterruptedException, ExecutionException {
    raw.change(caller);
  }
}
