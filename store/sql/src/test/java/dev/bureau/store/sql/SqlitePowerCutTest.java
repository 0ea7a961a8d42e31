package dev.bureau.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.Store;
import dev.bureau.store.sql.DiskCall.Kind;
import dev.bureau.store.sql.FaultyDiskProcess.Manner;
import dev.bureau.store.sql.FaultyDiskProcess.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The power is cut wherever a process has changed a file (P1, G3): whatever the disk then kept of
 * what was not synced, what was said to stand is there, and the file is sound.
 */
@Tag("full")
@Tag("crash")
@Timeout(5_400)
class SqlitePowerCutTest {
  /** That something stays which was not synced: nothing does, all does, or some does. */
  private static final List<Double> CHANCES = List.of(0.0, 1.0, 0.1, 0.5, 0.5, 0.9);

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Scenario.class)
  void leavesWhatStands(Scenario scenario) throws Exception {
    long begun = System.nanoTime();

    int images = cut(scenario, Manner.HONEST);

    System.out.printf(
        "power cuts, %s: images=%d lost=0 in %d s%n",
        scenario, images, (System.nanoTime() - begun) / 1_000_000_000);
    assertThat(images).isGreaterThan(200);
  }

  /** The control: the fault is the store's, and everything else is as above. */
  @Test
  void takesWhatWasNeverSynced() {
    assertThatThrownBy(() -> cut(Scenario.STEPS, Manner.UNSYNCED))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("it said [stands open, stands create");
  }

  /** Cuts the power again and again; how many disks that left. */
  private int cut(Scenario scenario, Manner manner) throws Exception {
    Path file = Files.createDirectory(folder.resolve("recorded")).resolve("bureau.db");
    if (scenario == Scenario.CHECKPOINT) {
      try (Store store = Sqlite.at(file).open(Seams.system(), CoreEvents.CATALOGUE)) {
        FaultyDiskProcess.prepare(store);
      }
    }
    CutDisk disk = CutDisk.with(file);
    List<DiskCall> calls = record(file, scenario, manner);
    SplittableRandom random = new SplittableRandom(1);
    int images = 0;
    for (int i = 0; i < calls.size(); i++) {
      DiskCall call = calls.get(i);
      disk.apply(call);
      for (double chance : chances(disk, call, i + 1 < calls.size() ? calls.get(i + 1) : null)) {
        requireKept(disk, random.split(), chance, call);
        images++;
      }
    }
    assertThat(disk.said()).hasSize(scenario.steps());
    return images;
  }

  /**
   * Whatever a cut between two writes leaves, one before the next sync may leave, too: there it is
   * only as if the process was killed, and half of a commit in the log is nothing to anybody. Right
   * after a sync nothing is promised that is not promised when the process has said so.
   */
  private static List<Double> chances(CutDisk disk, DiskCall call, @Nullable DiskCall next) {
    boolean goesOn = call.kind() == Kind.WRITE && next != null && next.kind() == Kind.WRITE;
    if (call.kind() == Kind.SYNC || (goesOn && call.name().endsWith("-wal"))) {
      return List.of();
    }
    return goesOn || disk.isKept() ? List.of(1.0) : CHANCES;
  }

  private List<DiskCall> record(Path file, Scenario scenario, Manner manner) throws Exception {
    try (FaultyChild child = new FaultyChild(folder)) {
      return DiskRecording.read(file.getParent(), child.record(file, scenario, manner));
    }
  }

  private void requireKept(CutDisk disk, SplittableRandom random, double chance, DiskCall last)
      throws Exception {
    Path found = Files.createDirectory(folder.resolve("found"));
    disk.writeTo(found, random, chance);
    try {
      FaultyDiskOracle.requireKept(
          new FaultyRun(disk.said(), List.of(), false), found.resolve("bureau.db"));
    } catch (Exception | AssertionError e) {
      throw new AssertionError(
          "cut behind " + last + ", " + chance + "; it said " + disk.said(), e);
    }
    try (Stream<Path> files = Files.list(found)) {
      for (Path each : files.toList()) {
        Files.delete(each);
      }
    }
    Files.delete(found);
  }
}
