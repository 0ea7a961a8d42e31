package dev.bureau.bench.pages;

import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Page;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.session.Status;
import dev.bureau.core.store.Tally;
import dev.bureau.orchestrator.Bureau;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Counting all sessions by type and status among a million, beside a page of 100 of one status; one
 * caller, the file of W4. Before anything is measured, the count must be right.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StatisticsBenchmark {
  private static final int PAGE = 100;

  /** The file, open. */
  @State(Scope.Benchmark)
  public static class File {
    @Param("1000000")
    private int rows;

    private Bureau bureau;

    @Setup
    public void open() throws IOException, InterruptedException {
      bureau = Bureau.open(LoadedFile.factory(LoadedFile.with(rows)));
      long counted =
          census().values().stream()
              .flatMap(each -> each.values().stream())
              .mapToLong(Tally::sessions)
              .sum();
      if (counted != rows) {
        throw new IllegalStateException(counted + " are counted, there are " + rows);
      }
      if (page().sessions().size() != PAGE) {
        throw new IllegalStateException("there is no page of " + PAGE);
      }
    }

    @TearDown
    public void close() {
      bureau.close();
    }

    private Map<SessionType, Map<Status, Tally>> census() {
      return bureau.store().sessions().census();
    }

    private Page page() {
      return bureau.sessions().query(Query.of(Filter.status(Status.ACTIVE)).limit(PAGE));
    }
  }

  @Benchmark
  public Map<SessionType, Map<Status, Tally>> oursCensus(File file) {
    return file.census();
  }

  @Benchmark
  public Page oursPageOfHundred(File file) {
    return file.page();
  }
}
