package dev.bureau.bench;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.session.SessionManager;
import dev.bureau.store.memory.Memory;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
 * Whole lives of sessions on the memory store, beside the same commits on an immutable record in a
 * map (W1): create, start, ten updates of one metadata key each, get (all ten are there), stop,
 * delete. One operation is one life.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class SessionsInMemory {
  private static final String[] KEYS =
      IntStream.range(0, 10).mapToObj(each -> "k" + each).toArray(String[]::new);

  private final RecordsInMap records = new RecordsInMap();
  private Bureau bureau;

  /** The names that one thread gives its records. */
  @State(Scope.Thread)
  public static class Names {
    private final String prefix = "s" + System.identityHashCode(this) + "-";
    private long last;

    private String next() {
      last++;
      return prefix + last;
    }
  }

  @Setup
  public void open() {
    bureau = Bureau.open(Memory.store());
  }

  @TearDown
  public void close() {
    bureau.close();
  }

  @Benchmark
  @Threads(1)
  public void recordOneThread(Names names) {
    limit(names);
  }

  @Benchmark
  @Threads(2)
  public void recordTwoThreads(Names names) {
    limit(names);
  }

  @Benchmark
  @Threads(1)
  public void oursOneThread() {
    ours();
  }

  @Benchmark
  @Threads(2)
  public void oursTwoThreads() {
    ours();
  }

  private void limit(Names names) {
    String id = names.next();
    records.create(id);
    records.become(id, "ACTIVE");
    for (String key : KEYS) {
      records.set(id, key, "v");
    }
    requireAll(records.get(id).metadata());
    records.become(id, "TERMINATED");
    records.delete(id);
  }

  private void ours() {
    SessionManager sessions = bureau.sessions();
    SessionId id = sessions.create(SessionSpec.active("bench")).id();
    sessions.start(id);
    for (String key : KEYS) {
      sessions.update(id, SessionUpdate.metadata(Map.of(key, "v")));
    }
    Session session = sessions.get(id);
    requireAll(session.metadata());
    sessions.forceDelete(id);
  }

  private static void requireAll(Map<String, ?> metadata) {
    for (String key : KEYS) {
      if (!"v".equals(metadata.get(key))) {
        throw new IllegalStateException(key + " is lost of " + metadata);
      }
    }
  }
}
