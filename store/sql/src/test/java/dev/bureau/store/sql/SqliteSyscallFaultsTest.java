package dev.bureau.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.Store;
import dev.bureau.store.sql.FaultyDiskProcess.Manner;
import dev.bureau.store.sql.FaultyDiskProcess.Scenario;
import dev.bureau.store.sql.SyscallFault.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process is killed at each call by which it changes a file, and the disk fails or is full at
 * each of them (P1, P7, G2): the first call of a name, the second, until the process comes to its
 * end unharmed.
 */
@Tag("full")
@Tag("crash")
@Timeout(5_400)
class SqliteSyscallFaultsTest {
  /**
   * Nine of ten calls. The errors take turns, for SQLite does the same for both. Killed at a write,
   * a process leaves what {@link SqlitePowerCutTest} looks at for every write; so here some will
   * do, each of which costs a process.
   */
  private static final Map<SyscallFault, Integer> WRITES =
      Map.of(
          new SyscallFault("pwrite64", Kind.KILL, 1), 5,
          new SyscallFault("pwrite64", Kind.EIO, 1), 2,
          new SyscallFault("pwrite64", Kind.ENOSPC, 2), 2);

  private static final List<String> CALLS =
      List.of("fdatasync", "fsync", "ftruncate", "openat", "unlink");
  private static final int AT_A_TIME = 4;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Scenario.class)
  void keepsWhatStandsAtEveryCall(Scenario scenario) throws Exception {
    long begun = System.nanoTime();
    ExecutorService pool = Executors.newFixedThreadPool(AT_A_TIME);
    List<Future<Integer>> sweeps = new ArrayList<>();
    try {
      WRITES.forEach(
          (first, step) ->
              sweeps.add(pool.submit(() -> sweep(scenario, first, step, Manner.HONEST))));
      for (String call : CALLS) {
        for (Kind kind : Kind.values()) {
          SyscallFault first = new SyscallFault(call, kind, 1);
          sweeps.add(pool.submit(() -> sweep(scenario, first, 1, Manner.HONEST)));
        }
      }
      long points = 0;
      for (Future<Integer> each : sweeps) {
        points += each.get();
      }
      System.out.printf(
          "%s: %d points in %d s%n", scenario, points, (System.nanoTime() - begun) / 1_000_000_000);
      assertThat(points).isGreaterThan(50);
    } finally {
      pool.shutdownNow();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"KILL", "EIO"})
  void findsAProcessThatAcknowledgesTooEarly(Kind kind) {
    assertThatThrownBy(
            () -> sweep(Scenario.STEPS, new SyscallFault("fsync", kind, 1), 1, Manner.EARLY))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("it said [stands open");
  }

  /** Returns how many points there are; tells at which of them the process was told of nothing. */
  private int sweep(Scenario scenario, SyscallFault first, int step, Manner manner)
      throws Exception {
    List<Integer> untold = new ArrayList<>();
    boolean closing = false; // whoever closes is told of nothing: what stands, stands
    int points = 0;
    int at = first.at();
    FaultyChild child = new FaultyChild(folder);
    try {
      while (true) {
        if (!child.isAlive()) {
          child = new FaultyChild(folder);
        }
        FaultyRun run =
            checked(child, new SyscallFault(first.call(), first.kind(), at), scenario, manner);
        if (!run.isStruck()) {
          System.out.printf("%s %s: points=%d untold=%s%n", scenario, first, points, untold);
          return points;
        }
        if (run.isUnsynced()) {
          assertThat(run.isTold() && closing).as("a sync before %d fails, untold", at).isFalse();
          closing = !run.isTold();
        } else if (run.ended() && !run.isTold()) {
          untold.add(at);
        }
        points++;
        at += step;
      }
    } finally {
      child.close();
    }
  }

  private FaultyRun checked(FaultyChild child, SyscallFault fault, Scenario scenario, Manner manner)
      throws Exception {
    Path file = Files.createTempDirectory(folder, "point").resolve("bureau.db");
    if (scenario == Scenario.CHECKPOINT) {
      try (Store store = Sqlite.at(file).open(Seams.system(), CoreEvents.CATALOGUE)) {
        FaultyDiskProcess.prepare(store);
      }
    }
    FaultyRun run = child.run(fault, file, scenario, manner);
    try {
      if (run.ended()) {
        FaultyDiskOracle.requireHonest(run, scenario.steps());
      } else {
        assertThat(fault.kind()).isEqualTo(Kind.KILL);
      }
      FaultyDiskOracle.requireKept(run, file);
    } catch (Exception | AssertionError e) {
      throw new AssertionError(fault + " in " + scenario + "; it said " + run.said(), e);
    }
    delete(file.getParent());
    return run;
  }

  private static void delete(Path directory) throws Exception {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path each : files.toList()) {
        Files.delete(each);
      }
    }
    Files.delete(directory);
  }
}
