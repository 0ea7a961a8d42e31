package dev.bureau.testing.simulation;

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
import dev.bureau.orchestrator.agent.MessageRejectedException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What somebody wrote from the guide alone: an intake, a solver and a cashier; repairs cost money,
 * questions do not.
 */
class HelpDeskSimulationTest {
  static final SessionId INTAKE = new SessionId("intake");
  static final SessionId SOLVER = new SessionId("solver");
  static final SessionId BILLING = new SessionId("billing");

  /** The bank takes each key once. */
  static final class Bank {
    private final Simulation simulation;
    private final Map<String, String> receipts = new TreeMap<>();

    /** Ticket to how often money was taken for it. */
    final Map<String, Integer> charged = new TreeMap<>();

    Bank(Simulation simulation) {
      this.simulation = simulation;
    }

    String charge(String key, String ticket) throws Exception {
      simulation.sleep(Duration.ofMillis(simulation.choose(2_000)));
      if (simulation.sometimes(0.1)) {
        throw new IOException("the bank is busy");
      }
      if (!receipts.containsKey(key)) {
        charged.merge(ticket, 1, Integer::sum);
        receipts.put(key, "r-" + receipts.size());
      }
      simulation.sleep(Duration.ofMillis(simulation.choose(2_000)));
      return receipts.get(key);
    }
  }

  /** Classifies tickets and follows them. */
  record Intake(Simulation simulation) implements Agent {
    @Override
    public void handle(Message message, Context context) throws Exception {
      switch (message.type()) {
        case "TICKET" -> {
          String text = String.valueOf(message.content().get("text"));
          Map<String, Object> classified =
              context.cell(
                  CellSpec.readOnly("classify").input(Map.of("text", text)),
                  () -> {
                    simulation.sleep(Duration.ofMillis(simulation.choose(1_000)));
                    return Map.of("kind", text.contains("broken") ? "repair" : "question");
                  });
          context.request(
              SOLVER,
              Letter.of(
                  "SOLVE",
                  Map.of(
                      "ticket", message.content().get("ticket"), "kind", classified.get("kind"))),
              Duration.ofDays(1));
        }
        case "SOLVED" -> {
          if ("repair".equals(context.waited().orElseThrow().question().get("kind"))) {
            context.send(
                BILLING, Letter.of("CHARGE", Map.of("ticket", message.content().get("ticket"))));
          }
        }
        default -> throw MessageRejectedException.forGood("no " + message.type());
      }
    }
  }

  /** Diagnoses, then fixes. */
  record Solver(Simulation simulation, Set<String> solved) implements Agent {
    @Override
    public void handle(Message message, Context context) throws Exception {
      String ticket = String.valueOf(message.content().get("ticket"));
      Map<String, Object> diagnosis =
          context.cell(
              CellSpec.readOnly("diagnose").input(Map.of("ticket", ticket)),
              () -> {
                simulation.sleep(Duration.ofMillis(simulation.choose(2_000)));
                return Map.of("cause", "cause of " + ticket);
              });
      context.cell(
          CellSpec.idempotent("fix").input(diagnosis),
          () -> {
            simulation.sleep(Duration.ofMillis(simulation.choose(2_000)));
            solved.add(ticket);
            return Map.of();
          });
      context.reply(Letter.of("SOLVED", Map.of("ticket", ticket)));
    }
  }

  /** Charges once per ticket. */
  record Billing(Bank bank) implements Agent {
    @Override
    public void handle(Message message, Context context) throws Exception {
      String ticket = String.valueOf(message.content().get("ticket"));
      context.cell(
          CellSpec.idempotent("charge")
              .input(Map.of("ticket", ticket))
              .retries(20, Duration.ofSeconds(1)),
          () -> Map.of("receipt", bank.charge(context.session().id() + "/" + ticket, ticket)));
    }
  }

  @SimulationTest(seeds = 300)
  void chargesEachRepairOnceItIsSolved(Simulation simulation) {
    Bank bank = new Bank(simulation);
    Set<String> solved = new TreeSet<>();
    simulation.nodes(
        3,
        agents ->
            agents
                .bind("intake", () -> new Intake(simulation))
                .bind("solver", () -> new Solver(simulation, solved))
                .bind("billing", () -> new Billing(bank)));
    simulation.always(
        "no ticket is charged twice",
        () -> assertThat(bank.charged.values()).allMatch(times -> times == 1));
    simulation.always(
        "only what is solved is charged",
        () -> assertThat(solved).containsAll(bank.charged.keySet()));
    Bureau bureau = simulation.bureau();
    for (SessionId each : List.of(INTAKE, SOLVER, BILLING)) {
      bureau.sessions().create(SessionSpec.active(each.value()).id(each).agent(each.value()));
      bureau.sessions().start(each);
    }

    for (int i = 1; i <= 4; i++) {
      String text = i % 2 == 0 ? "how do I print?" : "the printer is broken";
      bureau.send(
          INTAKE, Letter.of("TICKET", Map.of("ticket", "t-" + i, "text", text)).key("t-" + i));
      simulation.sleep(Duration.ofMillis(simulation.choose(5_000)));
    }
    simulation.settle();

    assertThat(solved).containsExactly("t-1", "t-2", "t-3", "t-4");
    assertThat(bank.charged).containsOnlyKeys("t-1", "t-3");
    assertThatMail(bureau, BILLING).hasHandled("CHARGE", "CHARGE").hasDead();
  }
}
