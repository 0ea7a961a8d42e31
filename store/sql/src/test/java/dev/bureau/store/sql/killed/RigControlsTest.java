package dev.bureau.store.sql.killed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The rig finds what is planted, or its silence means nothing. */
@Tag("crash")
@Timeout(120)
class RigControlsTest {
  private static final Scenario SCENARIO = new Scenario(1, 2);

  @TempDir private Path folder;
  private HandlingRig rig;

  @BeforeEach
  void open() throws Exception {
    rig = HandlingRig.of(folder, SCENARIO);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void findNothingWrongIfNothingIsPlanted() throws Exception {
    Death death = Death.before(2, "commit worker-1 CellStarted");

    assertThat(rig.violations(Planted.NOTHING, death)).isEmpty();
  }

  @Test
  void findAMessageThatWasAcknowledgedBeforeItsWork() throws Exception {
    Death death = Death.before(1, "commit worker-1 CellStarted");

    assertThat(rig.violations(Planted.ACKNOWLEDGES_FIRST, death))
        .anyMatch(each -> each.startsWith("collector is"));
  }

  @Test
  void findAMessageThatWasAcknowledgedAfterItsCommit() throws Exception {
    Death death = Death.after(1, endOfAHandling());

    assertThat(rig.violations(Planted.ACKNOWLEDGES_AFTERWARDS, death))
        .contains("Message worker-1-1 was handled more than once");
  }

  @Test
  void findAnEffectOfWhichNothingWasKnown() throws Exception {
    Death death = Death.before(3, "commit worker-1 CellCompleted");

    assertThat(rig.violations(Planted.FORGETS_STARTED_CELLS, death))
        .contains("worker-1-1/charge#0 happened 2 times");
  }

  private String endOfAHandling() {
    return rig.steps().stream()
        .filter(each -> each.startsWith("commit worker-1 MessageHandled"))
        .findFirst()
        .orElseThrow();
  }
}
