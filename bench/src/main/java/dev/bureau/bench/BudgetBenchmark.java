package dev.bureau.bench;

import dev.bureau.core.budget.Limit;
import dev.bureau.core.grant.Need;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.store.memory.Memory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;

/**
 * Reserving and settling a call under a grant of a tree's limit on the memory store (X5), which are
 * two commits, beside one plain commit of the same session. What the call has used is not recorded:
 * that costs the same with a budget and without. One operation is one call, or one commit.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(jvmArgsAppend = {"-Xms4g", "-Xmx4g", "-XX:+AlwaysPreTouch"})
public class BudgetBenchmark {
  private static final Need NEED = Need.call().tokens(100).usd("0.01");

  private Bureau bureau;
  private SessionId session;

  /** Anew for each iteration: a journal in memory that grows for ever measures the collector. */
  @Setup(Level.Iteration)
  public void open() {
    bureau = Bureau.open(Memory.store());
    SessionId top = bureau.sessions().create(SessionSpec.director("top")).id();
    session = bureau.sessions().create(SessionSpec.active("bench").supervisor(top)).id();
    bureau.sessions().start(session);
    Limit calls = Limit.calls(1_000_000_000_000L).tree();
    bureau.budgets().limit(top, Limit.usd("1000000").tree(), calls);
    oursReserveAndSettle();
  }

  @TearDown(Level.Iteration)
  public void close() {
    if (!bureau.budgets().of(session).reservations().isEmpty()) {
      throw new IllegalStateException("A call was not settled");
    }
    bureau.close();
  }

  @Benchmark
  @Threads(1)
  public void oursReserveAndSettle() {
    bureau.budgets().reserve(session, "call", NEED);
    bureau.budgets().settle(session, "call", List.of());
  }

  @Benchmark
  @Threads(1)
  public Object oursPlainCommit() {
    Map<String, Object> changed = Map.of("k", System.nanoTime());
    return bureau.sessions().update(session, SessionUpdate.metadata(changed));
  }
}
