package dev.bureau.bench;

import dev.bureau.core.affinity.Binding;
import dev.bureau.core.affinity.Strategy;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.affinity.Affinity;
import dev.bureau.orchestrator.affinity.Request;
import dev.bureau.store.memory.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;

/**
 * Choosing a department by each strategy, beside finding something under the director's id in a
 * concurrent map. One operation is one choice; requests with a key or a capability are made anew.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class AffinityBenchmark {
  private static final int KEYS = 1 << 10;
  private static final String CAPABILITY = "joinery";
  private static final String[] CUSTOMERS =
      IntStream.range(0, KEYS).mapToObj(each -> "customer-" + each).toArray(String[]::new);

  /** A director for each strategy, all with the same departments. */
  @State(Scope.Benchmark)
  public static class Directors {
    @Param("4")
    private int members;

    private final ConcurrentHashMap<SessionId, SessionId> bare = new ConcurrentHashMap<>();
    private Bureau bureau;
    private Affinity affinity;

    @Setup
    public void open() {
      bureau = Bureau.open(Memory.store());
      affinity = bureau.affinity();
      List<SessionId> departments = new ArrayList<>();
      for (int i = 0; i < members; i++) {
        SessionSpec spec = SessionSpec.department("d").capabilities(Set.of(CAPABILITY));
        SessionId id = bureau.sessions().create(spec).id();
        departments.add(bureau.sessions().start(id).id());
      }
      for (Strategy each : Strategy.values()) {
        SessionId director = director(each);
        bureau.sessions().create(SessionSpec.director("boss").id(director));
        affinity.bind(Binding.of(director, departments, each));
        bare.put(director, departments.get(0));
      }
    }

    @TearDown
    public void close() {
      bureau.close();
    }

    /** As callers have it: another object each than the one that is in the map. */
    static SessionId director(Strategy strategy) {
      return new SessionId("director-" + strategy);
    }
  }

  /** What one thread asks with. */
  @State(Scope.Thread)
  public static class Caller {
    private final SessionId byTurns = Directors.director(Strategy.ROUND_ROBIN);
    private final SessionId byLoad = Directors.director(Strategy.LEAST_LOADED);
    private final SessionId byKey = Directors.director(Strategy.STICKY);
    private final SessionId byCapability = Directors.director(Strategy.CAPABILITY);
    private int last;

    private String customer() {
      return CUSTOMERS[last++ & (KEYS - 1)];
    }
  }

  @Benchmark
  @Threads(1)
  public @Nullable SessionId bareOneThread(Directors directors, Caller caller) {
    return directors.bare.get(caller.byTurns);
  }

  @Benchmark
  @Threads(2)
  public @Nullable SessionId bareTwoThreads(Directors directors, Caller caller) {
    return directors.bare.get(caller.byTurns);
  }

  @Benchmark
  @Threads(1)
  public SessionId oursRoundRobinOneThread(Directors directors, Caller caller) {
    return directors.affinity.choose(caller.byTurns, Request.any());
  }

  @Benchmark
  @Threads(2)
  public SessionId oursRoundRobinTwoThreads(Directors directors, Caller caller) {
    return directors.affinity.choose(caller.byTurns, Request.any());
  }

  @Benchmark
  @Threads(1)
  public SessionId oursLeastLoadedOneThread(Directors directors, Caller caller) {
    return directors.affinity.choose(caller.byLoad, Request.any());
  }

  @Benchmark
  @Threads(2)
  public SessionId oursLeastLoadedTwoThreads(Directors directors, Caller caller) {
    return directors.affinity.choose(caller.byLoad, Request.any());
  }

  @Benchmark
  @Threads(1)
  public SessionId oursStickyOneThread(Directors directors, Caller caller) {
    return directors.affinity.choose(caller.byKey, Request.keyed(caller.customer()));
  }

  @Benchmark
  @Threads(2)
  public SessionId oursStickyTwoThreads(Directors directors, Caller caller) {
    return directors.affinity.choose(caller.byKey, Request.keyed(caller.customer()));
  }

  @Benchmark
  @Threads(1)
  public SessionId oursCapabilityOneThread(Directors directors, Caller caller) {
    return directors.affinity.choose(caller.byCapability, Request.needing(CAPABILITY));
  }

  @Benchmark
  @Threads(2)
  public SessionId oursCapabilityTwoThreads(Directors directors, Caller caller) {
    return directors.affinity.choose(caller.byCapability, Request.needing(CAPABILITY));
  }
}
