package dev.bureau.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.affinity.Binding;
import dev.bureau.core.affinity.Strategy;
import dev.bureau.core.door.SessionEndedException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.Status;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.affinity.Request;
import dev.bureau.orchestrator.agent.Agent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** S40: work is handed to departments of which one after another is lost, whatever happens. */
class AffinitySimulationTest {
  private static final SessionId DIRECTOR = new SessionId("director");
  private static final List<SessionId> DEPARTMENTS =
      List.of(new SessionId("north"), new SessionId("south"), new SessionId("west"));
  private static final int TASKS = 12;

  private static Request request(Strategy strategy, String task) {
    return switch (strategy) {
      case ROUND_ROBIN, LEAST_LOADED -> Request.any();
      case STICKY -> Request.keyed(task);
      case CAPABILITY -> Request.needing("work");
    };
  }

  private static Strategy office(Simulation simulation) {
    Bureau bureau = simulation.bureau();
    List<Strategy> strategies = List.of(Strategy.values());
    Strategy strategy = strategies.get(simulation.choose(strategies.size()));
    bureau.sessions().create(SessionSpec.director("director").id(DIRECTOR).agent("director"));
    bureau.sessions().start(DIRECTOR);
    for (SessionId each : DEPARTMENTS) {
      bureau
          .sessions()
          .create(
              SessionSpec.department("d").id(each).agent("worker").capabilities(Set.of("work")));
      bureau.sessions().start(each);
    }
    Binding binding = Binding.of(DIRECTOR, DEPARTMENTS, strategy);
    bureau.affinity().bind(binding.check(Duration.ofMillis(100 + simulation.choose(5_000))));
    return strategy;
  }

  @SimulationTest(seeds = 50)
  void landsEveryTaskOnceThoughADepartmentFails(Simulation simulation) {
    simulation.config(BureauConfig.defaults().withRetries(50, Duration.ofMillis(500)));
    Strategy strategy = office(simulation);
    Agent director =
        (message, context) -> {
          String task = String.valueOf(message.content().get("task"));
          SessionId to = context.choose(request(strategy, task));
          context.send(to, Letter.of("TASK", message.content()).key(task));
        };
    Agent worker =
        (message, context) -> simulation.sleep(Duration.ofMillis(simulation.choose(2_000)));
    simulation.nodes(
        3, agents -> agents.bind("director", () -> director).bind("worker", () -> worker));
    Bureau bureau = simulation.bureau();
    int lost = simulation.choose(DEPARTMENTS.size());
    int when = simulation.choose(TASKS);

    for (int i = 0; i < TASKS; i++) {
      bureau.send(DIRECTOR, Letter.of("TASK", Map.of("task", "t-" + i)).key("t-" + i));
      simulation.sleep(Duration.ofMillis(simulation.choose(3_000)));
      if (i == when) {
        lose(simulation, DEPARTMENTS.get(lost));
      }
    }
    simulation.settle();

    List<String> landed = new ArrayList<>();
    DEPARTMENTS.forEach(each -> landed.addAll(tasks(bureau, each)));
    assertThat(landed).hasSize(TASKS).doesNotHaveDuplicates();
    for (int i = 0; i < TASKS; i++) {
      assertThat(bureau.affinity().choose(DIRECTOR, request(strategy, "t-" + i)))
          .isNotEqualTo(DEPARTMENTS.get(lost));
    }
  }

  private static void lose(Simulation simulation, SessionId department) {
    if (simulation.sometimes(0.3)) {
      simulation.bureau().sessions().stop(department, "closed");
    } else {
      simulation.bureau().sessions().fail(department, 1, "broken");
    }
  }

  /** What a department has got, handled or not. */
  private static List<String> tasks(Bureau bureau, SessionId department) {
    List<String> tasks = new ArrayList<>();
    for (Entry each : bureau.journal(department, 1, 100_000)) {
      if (each.event() instanceof MessageHandled handled) {
        tasks.add(String.valueOf(handled.message().content().get("task")));
      }
    }
    List<Delivery> left = new ArrayList<>(bureau.messages().inbox(department).waiting(1_000));
    left.addAll(bureau.messages().inbox(department).deadLetters(1_000));
    left.forEach(each -> tasks.add(String.valueOf(each.message().content().get("task"))));
    return tasks;
  }

  @SimulationTest(seeds = 50)
  void handsNothingToWhomAProcessHasSeenOut(Simulation simulation) {
    Strategy strategy = office(simulation);
    simulation.nodes(
        1, agents -> agents.bind("worker", () -> (message, context) -> simulation.note("works")));
    simulation.program("front desk", bureau -> handOut(simulation, bureau, strategy));
    simulation.sleep(Duration.ofMillis(simulation.choose(20_000)));
    lose(simulation, DEPARTMENTS.get(0));

    simulation.settle();
  }

  /** Fails one itself in the middle; another is lost elsewhere. */
  private static void handOut(Simulation simulation, Bureau bureau, Strategy strategy) {
    Set<SessionId> out = new TreeSet<>();
    for (int i = 0; i < TASKS; i++) {
      bureau.affinity().members(DIRECTOR).stream()
          .filter(each -> String.valueOf(each.out()).matches("it is (ERROR|TERMINATED)"))
          .forEach(each -> out.add(each.id()));
      SessionId to = bureau.affinity().choose(DIRECTOR, request(strategy, "t-" + i));
      if (out.contains(to)) {
        throw simulation.fail(new AssertionError(to + " gets work, and was seen out: " + out));
      }
      try {
        bureau.send(to, Letter.of("TASK", Map.of("task", "t-" + i)).key("t-" + i));
      } catch (SessionEndedException e) {
        simulation.note(to + " has ended elsewhere");
      }
      if (i == TASKS / 2) {
        fail(bureau, DEPARTMENTS.get(1));
        out.add(DEPARTMENTS.get(1));
      }
      simulation.sleep(Duration.ofMillis(simulation.choose(3_000)));
    }
  }

  private static void fail(Bureau bureau, SessionId department) {
    if (bureau.sessions().get(department).status() != Status.ERROR) {
      bureau.sessions().fail(department, 1, "broken");
    }
  }
}
