package dev.bureau.bench;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.session.SessionManager;
import dev.bureau.store.memory.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Eight threads that update one session on the memory store, beside eight on one immutable record
 * in a map (W1). One operation is one update; after every 2,000 all of them must have been kept,
 * and a new session begins.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ContendedInMemory {
  private static final int THREADS = 8;
  private static final int EACH = 250;
  private static final int ALL = THREADS * EACH;
  private static final List<String> KEYS = List.of("a", "b", "c", "d", "e", "f", "g", "h");

  private final RecordsInMap records = new RecordsInMap();
  private ExecutorService threads;
  private Bureau bureau;

  @Setup
  public void open() {
    bureau = Bureau.open(Memory.store());
    threads = Executors.newFixedThreadPool(THREADS);
  }

  @TearDown
  public void close() {
    threads.shutdown();
    bureau.close();
  }

  @Benchmark
  @OperationsPerInvocation(ALL)
  public void record() throws InterruptedException, ExecutionException {
    records.create("bench");
    together((key, value) -> records.set("bench", key, value));
    requireAll(records.get("bench").version() - 1);
    records.delete("bench");
  }

  @Benchmark
  @OperationsPerInvocation(ALL)
  public void ours() throws InterruptedException, ExecutionException {
    SessionManager sessions = bureau.sessions();
    SessionId id = sessions.create(SessionSpec.active("bench")).id();
    together((key, value) -> sessions.update(id, SessionUpdate.metadata(Map.of(key, value))));
    requireAll(sessions.get(id).version() - 1);
    sessions.forceDelete(id);
  }

  /** Each update has a value of its own, so none is without effect. */
  private void together(BiConsumer<String, String> update)
      throws InterruptedException, ExecutionException {
    List<Callable<Void>> works = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      int first = thread * EACH;
      works.add(
          () -> {
            for (int value = first; value < first + EACH; value++) {
              update.accept(KEYS.get(value % KEYS.size()), Integer.toString(value));
            }
            return null;
          });
    }
    for (Future<Void> each : threads.invokeAll(works)) {
      each.get();
    }
  }

  private static void requireAll(long kept) {
    if (kept != ALL) {
      throw new IllegalStateException(kept + " of " + ALL + " updates were kept");
    }
  }
}
