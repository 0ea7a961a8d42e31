package dev.bureau.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** A simulated test as JUnit runs it. */
class SimulationExtensionTest {
  private static final List<Integer> CHOSEN = new ArrayList<>();

  /** What the tests below run; no tests of their own. */
  static class Subjects {
    @SimulationTest(seeds = 7)
    void succeeds(Simulation simulation) {
      CHOSEN.add(simulation.choose(1_000_000));
    }

    @SimulationTest(seeds = 100)
    void fails(Simulation simulation) {
      int chosen = simulation.choose(1_000);
      assertThat(chosen).isLessThan(500);
    }

    @SimulationTest(seeds = 7)
    void assumes(Simulation simulation) {
      CHOSEN.add(simulation.choose(1_000_000));
      assumeTrue(CHOSEN.size() < 3);
    }

    @SimulationTest(replay = "3/test:0=501")
    void isPlayedAgain(Simulation simulation) {
      CHOSEN.add(simulation.choose(1_000));
    }
  }

  /** A test that would set up a world before there is one. */
  static class Early {
    @BeforeEach
    void setUp(Simulation simulation) {
      simulation.always("it is looked at", () -> {});
    }

    @SimulationTest
    void begins(Simulation simulation) {
      CHOSEN.add(simulation.choose(2));
    }
  }

  private record Result(String failure, long aborted, Map<String, String> reported) {}

  /** Each runs as its annotation says, however many seeds this build may want. */
  private static Result run(String method) {
    return run(Subjects.class, method);
  }

  private static Result run(Class<?> subjects, String method) {
    String seeds = System.getProperty("bureau.simulation.seeds", "");
    System.clearProperty("bureau.simulation.seeds");
    try {
      return asAnnotated(subjects, method);
    } finally {
      System.setProperty("bureau.simulation.seeds", seeds);
    }
  }

  private static Result asAnnotated(Class<?> subjects, String method) {
    CHOSEN.clear();
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    List<ReportEntry> reported = new ArrayList<>();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectMethod(subjects, method, Simulation.class.getName()))
                .build(),
            summary,
            new TestExecutionListener() {
              @Override
              public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
                reported.add(entry);
              }
            });
    StringWriter failures = new StringWriter();
    summary.getSummary().printFailuresTo(new PrintWriter(failures, true));
    return new Result(
        failures.toString(),
        summary.getSummary().getTestsAbortedCount(),
        reported.isEmpty() ? Map.of() : reported.get(0).getKeyValuePairs());
  }

  @Test
  void runsOnceForEachSeedEachTimeOtherwise() {
    Result result = run("succeeds");

    assertThat(result.failure()).isEmpty();
    assertThat(CHOSEN).hasSize(7).doesNotHaveDuplicates();
  }

  @Test
  void reportsHowMuchItHasRun() {
    assertThat(run("succeeds").reported()).containsEntry("seeds", "7").containsKey("trace");
  }

  @Test
  void failsWithTheSmallestScenario() {
    assertThat(run("fails").failure()).contains("/test:0=500\")").contains("shrunk from");
  }

  @Test
  void playsOnlyWhatItIsTold() {
    run("isPlayedAgain");

    assertThat(CHOSEN).containsExactly(501);
  }

  @Test
  void givesNoWorldToWhatIsDoneBeforeATest() {
    Result result = run(Early.class, "begins");

    assertThat(result.failure()).contains("No ParameterResolver").contains("setUp");
    assertThat(CHOSEN).isEmpty();
  }

  @Test
  void isAbortedWhenAnAssumptionDoesNotHold() {
    Result result = run("assumes");

    assertThat(result.failure()).isEmpty();
    assertThat(result.aborted()).isEqualTo(1);
    assertThat(CHOSEN).hasSize(3);
  }
}
