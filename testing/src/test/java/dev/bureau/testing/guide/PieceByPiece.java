package dev.bureau.testing.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.CellSpec;
import dev.bureau.testing.simulation.Simulation;
import dev.bureau.testing.simulation.SimulationTest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A test that fails, to show what is told then: its agent says that what it does may be redone. */
class PieceByPiece {
  private static final SessionId STOCK = new SessionId("stock");

  @SimulationTest
  void takesOnePieceForEachOrder(Simulation simulation) {
    AtomicInteger pieces = new AtomicInteger(3);
    Agent stock =
        (message, context) ->
            context.cell(
                CellSpec.idempotent("take a piece"),
                () -> {
                  pieces.decrementAndGet();
                  simulation.sleep(Duration.ofSeconds(1));
                  return Map.of();
                });
    simulation.nodes(3, agents -> agents.bind("stock", () -> stock));
    simulation.always(
        "there are never less than no pieces", () -> assertThat(pieces.get()).isNotNegative());
    simulation.bureau().sessions().create(SessionSpec.active("stock").id(STOCK).agent("stock"));
    simulation.bureau().sessions().start(STOCK);

    for (int i = 1; i <= 3; i++) {
      simulation.bureau().send(STOCK, Letter.of("TAKE", Map.of()).key("o-" + i));
    }
  }

  @SimulationTest
  void waitsOutsideOfTheSimulation(Simulation simulation) {
    Agent sleeper = (message, context) -> Thread.sleep(60_000);
    simulation.nodes(1, agents -> agents.bind("stock", () -> sleeper));
    simulation.bureau().sessions().create(SessionSpec.active("stock").id(STOCK).agent("stock"));
    simulation.bureau().sessions().start(STOCK);

    simulation.bureau().send(STOCK, Letter.of("TAKE", Map.of()));
  }
}
