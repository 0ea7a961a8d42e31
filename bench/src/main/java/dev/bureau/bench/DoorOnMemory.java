package dev.bureau.bench;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.store.memory.Memory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One change through the door on the memory store, beside an immutable record in a map (W1). */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class DoorOnMemory {
  private final ConcurrentHashMap<String, Plain> map = new ConcurrentHashMap<>();
  private Bureau bureau;
  private SessionId session;
  private long counter;

  /** What a plain program would keep. */
  private record Plain(long version, Map<String, Object> metadata) {}

  @Setup
  public void open() {
    bureau = Bureau.open(Memory.store());
    session = bureau.sessions().create(SessionSpec.active("bench")).id();
    map.put("bench", new Plain(1, Map.of()));
  }

  @TearDown
  public void close() {
    bureau.close();
  }

  /** The limit: a record replaced in a map. */
  @Benchmark
  public Object recordInAMap() {
    long value = counter++;
    return map.compute(
        "bench", (key, before) -> new Plain(before.version() + 1, Map.of("n", value)));
  }

  /** Ours: decided, folded, journaled. */
  @Benchmark
  public Object update() {
    return bureau.sessions().update(session, SessionUpdate.metadata(Map.of("n", counter++)));
  }
}
