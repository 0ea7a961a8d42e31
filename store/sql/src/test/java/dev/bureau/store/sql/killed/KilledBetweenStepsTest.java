package dev.bureau.store.sql.killed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process dies between two steps of a handling, and the next one goes on: nothing is different
 * then but time (P4, X3, X23).
 *
 * <p>In the sweeps the child ends itself by {@code halt} at exactly that call of its store, which
 * is what a SIGKILL at that instruction does; real SIGKILLs come at random. Neither says anything
 * about power loss, for the system keeps what was written.
 */
@Tag("crash")
class KilledBetweenStepsTest {
  private static final int LANES = 2;
  private static final int READS = 12;
  private static final int ALL = Integer.MAX_VALUE;
  private static final int KILLS = 10;

  /** A charge has happened, and nobody knows. */
  private static final Death CHARGED = Death.before(3, "commit worker-1 CellCompleted");

  @TempDir private Path folder;

  @Test
  @Timeout(300)
  void changesNothingAtAnyStepThatWrites() throws Exception {
    try (HandlingRig rig = HandlingRig.of(folder, new Scenario(2, 1))) {
      sweep(rig, READS);
    }
  }

  @Test
  @Timeout(300)
  void changesNothingAtAnyStepOfTheRecoveryThatWrites() throws Exception {
    try (HandlingRig rig = HandlingRig.of(folder, new Scenario(1, 1));
        HandlingRig recovery = rig.after(CHARGED)) {
      assertThat(recovery.steps())
          .contains(
              "commit worker-1 SessionRecovered",
              "commit worker-1 CellBecameUncertain",
              "commit worker-1 CellResolved");
      sweep(recovery, 0);
    }
  }

  @Test
  @Tag("full")
  @Timeout(5_400)
  void changesNothingAtAnyStep() throws Exception {
    try (HandlingRig rig = HandlingRig.of(folder, new Scenario(2, 2))) {
      sweep(rig, ALL);
    }
  }

  @Test
  @Tag("full")
  @Timeout(5_400)
  void changesNothingAtAnyStepOfTheRecovery() throws Exception {
    try (HandlingRig rig = HandlingRig.of(folder, new Scenario(2, 1));
        HandlingRig recovery = rig.after(CHARGED)) {
      sweep(recovery, ALL);
    }
  }

  @Test
  @Timeout(300)
  void changesNothingAtRandomMoments() throws Exception {
    try (HandlingRig rig = HandlingRig.of(folder, new Scenario(2, 30))) {
      assertThat(rig.violationsAfterKills(KILLS, new SplittableRandom(4))).isEmpty();
    }
  }

  @Test
  @Tag("full")
  @Timeout(5_400)
  void changesNothingAtManyRandomMoments() throws Exception {
    try (HandlingRig rig = HandlingRig.of(folder, new Scenario(5, 60))) {
      assertThat(rig.violationsAfterKills(10 * KILLS, new SplittableRandom(5))).isEmpty();
    }
  }

  /**
   * Lets processes die at every step that writes and at so many others, and looks at each. How
   * often a process reads may differ from run to run, so that a few of the others come to no death.
   */
  private static void sweep(HandlingRig rig, int reads) throws Exception {
    List<Death> deaths = Deaths.of(rig.steps(), reads);
    ExecutorService lanes = Executors.newFixedThreadPool(LANES);
    try {
      List<Future<List<String>>> found = new ArrayList<>();
      for (Death each : deaths) {
        found.add(lanes.submit(() -> rig.violations(Planted.NOTHING, each)));
      }
      List<String> violations = new ArrayList<>();
      for (int i = 0; i < deaths.size(); i++) {
        Death death = deaths.get(i);
        found.get(i).get().forEach(each -> violations.add(death + ": " + each));
      }
      System.out.printf("deaths: %d of %d chosen%n", rig.deaths(), deaths.size());
      assertThat(violations).isEmpty();
      assertThat(rig.deaths()).isGreaterThan(deaths.size() * 9 / 10);
    } finally {
      lanes.shutdownNow();
    }
  }
}
