package dev.bureau.bench;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Fold;
import dev.bureau.core.change.Moment;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.journal.Event;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionRules;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.shutdown.Stopped;
import dev.bureau.store.sql.Sqlite;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Stopping a tree of 1,000 sessions without mail gracefully on SQLite (a director, 9 departments,
 * 110 sessions below each), beside 1,000 commits of the same events that are made before and given
 * to the same store by 32 callers. One operation is one tree; each is a new one.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ShutdownBenchmark {
  private static final int DEPARTMENTS = 9;
  private static final int BELOW_EACH = 110;
  private static final int ALL = 1 + DEPARTMENTS + DEPARTMENTS * BELOW_EACH;
  private static final int CALLERS = 32;
  private static final Ending EVENING = new Ending(null, "evening");

  /** Whoever calls at the same time, and the store that all trees are in. */
  @State(Scope.Benchmark)
  public static class Office {
    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    private Path folder;
    private Bureau bureau;

    @Setup
    public void open() throws IOException {
      folder = DataFolder.scratch("shutdown");
      bureau = Bureau.open(Sqlite.at(folder.resolve("bureau.db")));
    }

    @TearDown
    public void close() throws IOException {
      callers.shutdown();
      bureau.close();
      DataFolder.delete(folder);
    }

    private <T> List<T> together(List<Callable<T>> works)
        throws InterruptedException, ExecutionException {
      List<T> results = new ArrayList<>(works.size());
      for (Future<T> each : callers.invokeAll(works)) {
        results.add(each.get());
      }
      return results;
    }

    private Session started(SessionSpec spec) {
      return bureau.sessions().start(bureau.sessions().create(spec).id());
    }

    private List<Session> below(List<Session> supervisors, int each)
        throws InterruptedException, ExecutionException {
      List<Callable<Session>> works = new ArrayList<>();
      for (Session supervisor : supervisors) {
        SessionSpec spec = SessionSpec.department("worker").supervisor(supervisor.id());
        IntStream.range(0, each).forEach(unused -> works.add(() -> started(spec)));
      }
      return together(works);
    }

    /** A new tree, the topmost first. */
    private List<Session> tree() throws InterruptedException, ExecutionException {
      List<Session> all = new ArrayList<>(List.of(started(SessionSpec.director("director"))));
      List<Session> departments = below(all, DEPARTMENTS);
      all.addAll(departments);
      all.addAll(below(departments, BELOW_EACH));
      return all;
    }
  }

  /** A tree that is going to be stopped. */
  @State(Scope.Benchmark)
  public static class Tree {
    private SessionId top;

    @Setup(Level.Invocation)
    public void grow(Office office) throws InterruptedException, ExecutionException {
      top = office.tree().get(0).id();
    }
  }

  /** The commits that stop a tree, made before. */
  @State(Scope.Benchmark)
  public static class Commits {
    private final Fold fold = new Fold(CoreEvents.CATALOGUE);
    private List<Callable<CommitOutcome>> all;

    @Setup(Level.Invocation)
    public void make(Office office) throws InterruptedException, ExecutionException {
      all = new ArrayList<>();
      for (Session each : office.tree()) {
        Commit stop = stop(each);
        all.add(() -> office.bureau.store().sessions().commit(stop));
      }
    }

    private Commit stop(Session session) {
      Instant at = Instant.now();
      List<Event<?>> events = SessionRules.operate(session, Operation.SHUTDOWN, EVENING);
      Session after = fold.after(new Fold.State(session, Aspects.NONE), events, at).session();
      return new Commit(
          session.version(),
          0,
          new Moment(at, Seams.system().ids().next(at), Actor.user("bench")),
          Change.of(events),
          after.committed(at),
          List.of());
    }
  }

  @Benchmark
  public List<Stopped> oursGraceful(Office office, Tree tree) throws InterruptedException {
    List<Stopped> stopped =
        office.bureau.shutdown().graceful(tree.top, Duration.ofMinutes(5), "evening");
    require(stopped.stream().filter(each -> each.session().status().isFinal()).count());
    return stopped;
  }

  @Benchmark
  public List<CommitOutcome> rawCommits(Office office, Commits commits)
      throws InterruptedException, ExecutionException {
    List<CommitOutcome> outcomes = office.together(commits.all);
    require(outcomes.stream().filter(CommitOutcome.Committed.class::isInstance).count());
    return outcomes;
  }

  private static void require(long stopped) {
    if (stopped != ALL) {
      throw new IllegalStateException(stopped + " of " + ALL + " sessions were stopped");
    }
  }
}
