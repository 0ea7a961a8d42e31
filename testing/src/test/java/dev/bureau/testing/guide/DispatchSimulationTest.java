package dev.bureau.testing.guide;

import static dev.bureau.testing.assertion.BureauAssertions.assertThatMail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.CellSpec;
import dev.bureau.orchestrator.agent.Context;
import dev.bureau.testing.simulation.Simulation;
import dev.bureau.testing.simulation.SimulationTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A desk, a stock and a carrier on three nodes, whatever happens to them. */
class DispatchSimulationTest {
  private static final SessionId DESK = new SessionId("desk");
  private static final SessionId STOCK = new SessionId("stock");
  private static final SessionId CARRIER = new SessionId("carrier");

  /** Has the stock reserve what is ordered, and then the carrier ship it. */
  static void desk(Message message, Context context) {
    switch (message.type()) {
      case "ORDER" ->
          context.request(STOCK, Letter.of("RESERVE", message.content()), Duration.ofDays(1));
      case "RESERVED" -> context.send(CARRIER, Letter.of("SHIP", message.content()));
      default -> throw new IllegalArgumentException(message.type());
    }
  }

  /** Marks an order in a list of the world outside, which may be done again under the same name. */
  static Agent marking(String step, Set<String> list, Simulation simulation) {
    return (message, context) -> {
      String order = String.valueOf(message.content().get("order"));
      context.cell(
          CellSpec.idempotent(step).input(Map.of("order", order)),
          () -> {
            simulation.sleep(Duration.ofMillis(simulation.choose(2_000)));
            list.add(order);
            return Map.of();
          });
      if (message.type().equals("RESERVE")) {
        context.reply(Letter.of("RESERVED", message.content()));
      }
    };
  }

  @SimulationTest(seeds = 100)
  void shipsEachOrderOnceItIsReserved(Simulation simulation) {
    Set<String> reserved = new TreeSet<>();
    Set<String> shipped = new TreeSet<>();
    simulation.nodes(
        3,
        agents ->
            agents
                .bind("desk", () -> DispatchSimulationTest::desk)
                .bind("stock", () -> marking("reserve", reserved, simulation))
                .bind("carrier", () -> marking("ship", shipped, simulation)));
    simulation.always(
        "only what is reserved is shipped", () -> assertThat(reserved).containsAll(shipped));
    Bureau bureau = simulation.bureau();
    for (SessionId each : List.of(DESK, STOCK, CARRIER)) {
      bureau.sessions().create(SessionSpec.active(each.value()).id(each).agent(each.value()));
      bureau.sessions().start(each);
    }

    for (int i = 1; i <= 5; i++) {
      bureau.send(DESK, Letter.of("ORDER", Map.of("order", "o-" + i)).key("o-" + i));
      simulation.sleep(Duration.ofMillis(simulation.choose(5_000)));
    }
    simulation.settle();

    assertThat(shipped).containsExactly("o-1", "o-2", "o-3", "o-4", "o-5");
    assertThatMail(bureau, CARRIER).hasHandled("SHIP", "SHIP", "SHIP", "SHIP", "SHIP").hasDead();
  }
}
