package dev.bureau.store.sql.killed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.seam.Seams;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.agent.Agents;
import dev.bureau.orchestrator.feed.Follow;
import dev.bureau.orchestrator.feed.Following;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes with the same agents share the sessions of one database (P3, P4, X3). What is
 * uncertain after a death is decided here, in a third.
 */
@Tag("crash")
@Timeout(180)
class TwoProcessesTest {
  @TempDir private Path folder;
  private OutsideWorld world;
  private Bureau bureau;
  private Following resolving;

  @BeforeEach
  void open() {
    world = new OutsideWorld(folder);
    bureau =
        Bureau.open(
            BureauConfig.defaults().withPoll(Duration.ofMillis(20)),
            KilledProcess.database(folder),
            new Agents(),
            Seams.system());
    resolving = bureau.follow(Follow.fromStart(), new Resolver(bureau.sessions(), world));
  }

  @AfterEach
  void close() {
    resolving.close();
    bureau.close();
  }

  @Test
  void doAllOfTheWorkOnceThoughOneIsKilledInTheMiddle() throws Exception {
    Scenario scenario = new Scenario(20, 10);
    Outcome undisturbed = undisturbed(scenario);
    begin(scenario);

    try (Child killed = start(scenario, Planted.NOTHING);
        Child other = start(scenario, Planted.NOTHING)) {
      killed.hearUntil("working");
      other.hearUntil("working");
      killed.tell("go");
      other.tell("go");
      for (int i = 0; i < scenario.allTasks() / 10; i++) {
        killed.hearUntil("charged");
      }
      killed.kill();
      try (Child restarted = start(scenario, Planted.NOTHING)) {
        restarted.tell("go");
        restarted.hearUntil("through");
        other.hearUntil("through");
      }

      assertThat(Oracle.violations(scenario, undisturbed, folder)).isEmpty();
      assertThat(world.effects())
          .extracting(OutsideWorld.Effect::pid)
          .contains(killed.pid(), other.pid());
    }
  }

  /** A control: if leases and epochs meant nothing, the oracle would have to notice. */
  @Test
  void areFoundOutIfNothingFencesThem() throws Exception {
    Scenario scenario = new Scenario(1, 1);
    Outcome undisturbed = undisturbed(scenario);
    begin(scenario);

    try (Child one = start(scenario, Planted.UNFENCED)) {
      one.hearUntil("working");
      try (Child other = start(scenario, Planted.UNFENCED)) {
        other.hearUntil("working");
        one.tell("go");
        other.tell("go");
        one.hearUntil("through");
        other.hearUntil("through");
      }
    }
    List<String> violations = Oracle.violations(scenario, undisturbed, folder);

    assertThat(violations).contains("worker-1-1/charge#0 happened 2 times");
  }

  private Outcome undisturbed(Scenario scenario) throws Exception {
    return Outcome.undisturbed(scenario, Files.createDirectory(folder.resolve("undisturbed")));
  }

  private void begin(Scenario scenario) {
    scenario.create(bureau);
    scenario.send(bureau);
  }

  private Child start(Scenario scenario, Planted planted) throws IOException {
    return Child.start(
        folder, SharingProcess.class, scenario.toString(), folder.toString(), planted.name());
  }
}
