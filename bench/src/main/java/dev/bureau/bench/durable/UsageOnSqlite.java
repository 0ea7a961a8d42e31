package dev.bureau.bench.durable;

import dev.bureau.bench.DataFolder;
import dev.bureau.core.price.Tokens;
import dev.bureau.core.usage.Usage;
import dev.bureau.core.usage.UsageKey;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.store.sql.Sqlite;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
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

/**
 * Durable records of usage on SQLite, each of a new call, one in a commit, over the sessions of W2;
 * its {@link CommitsOnSqlite} in the same run says what plain changes take. At the end the bill
 * must have every call that was acknowledged.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class UsageOnSqlite {
  private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");

  /** Sessions that use a model. */
  @State(Scope.Benchmark)
  public static class Ours {
    private final LongAdder acknowledged = new LongAdder();
    private Path folder;
    private Bureau bureau;

    @Setup
    public void open() throws IOException {
      folder = DataFolder.scratch("usage-ours");
      bureau = Bureau.open(Sqlite.at(folder.resolve("bureau.db")));
      BenchSessions.create(bureau, BenchSessions.COUNT);
    }

    @TearDown
    public void close() throws IOException {
      long billed = bureau.costs().all().total().calls();
      bureau.close();
      if (billed != acknowledged.sum()) {
        throw new IllegalStateException(
            acknowledged + " calls were acknowledged, and " + billed + " are billed");
      }
      DataFolder.delete(folder);
    }

    Object record(CommitsOnSqlite.Caller caller) {
      int session = caller.next();
      UsageKey key = new UsageKey("msg_" + session + "_" + caller.number());
      Usage usage =
          new Usage(key, "claude-3-5-haiku-20241022", new Tokens(10, 500, 1_000, 0, 20_000), AT);
      Object receipt = bureau.usage().record(BenchSessions.id(session), usage);
      acknowledged.increment();
      return receipt;
    }
  }

  @Benchmark
  @Threads(1)
  public Object record1(Ours ours, CommitsOnSqlite.Caller caller) {
    return ours.record(caller);
  }

  @Benchmark
  @Threads(8)
  public Object record8(Ours ours, CommitsOnSqlite.Caller caller) {
    return ours.record(caller);
  }

  @Benchmark
  @Threads(64)
  public Object record64(Ours ours, CommitsOnSqlite.Caller caller) {
    return ours.record(caller);
  }
}
