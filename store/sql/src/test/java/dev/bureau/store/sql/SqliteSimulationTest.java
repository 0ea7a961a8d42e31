package dev.bureau.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.agent.CellSpec;
import dev.bureau.testing.simulation.Simulation;
import dev.bureau.testing.simulation.SimulationTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;

/** Simulated nodes over a real file: what holds in the simulation's memory holds here. */
class SqliteSimulationTest {
  private static final SessionId CLERK = new SessionId("clerk");

  @TempDir private Path folder;

  @SimulationTest(seeds = 20)
  void chargesEachOrderOnce(Simulation simulation) throws IOException {
    Map<String, Integer> charged = new TreeMap<>();
    Path file = Files.createTempDirectory(folder, "seed").resolve("bureau.db");
    simulation.on(Sqlite.at(file));
    simulation.nodes(
        3,
        agents ->
            agents.bind(
                "clerk",
                () ->
                    (message, context) ->
                        context.cell(
                            CellSpec.idempotent("charge"),
                            () -> {
                              charged.merge(message.id().value(), 1, (one, other) -> one);
                              simulation.sleep(Duration.ofMillis(simulation.choose(2_000)));
                              return Map.of();
                            })));
    Bureau bureau = simulation.bureau();
    bureau.sessions().create(SessionSpec.active("clerk").id(CLERK).agent("clerk"));
    bureau.sessions().start(CLERK);

    simulation.program(
        "client",
        client -> {
          for (int i = 0; i < 5; i++) {
            client.send(CLERK, Letter.of("ORDER", Map.of("order", i)).key("order-" + i));
          }
        });
    simulation.settle();

    assertThat(charged).hasSize(5);
    assertThat(bureau.sessions().get(CLERK).totals().tasksDone()).isEqualTo(5);
  }
}
