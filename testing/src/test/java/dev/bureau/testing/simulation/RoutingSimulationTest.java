package dev.bureau.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.discipline.Discipline;
import dev.bureau.core.discipline.DisciplineEvent;
import dev.bureau.core.discipline.Verdict;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.model.ModelSwitched;
import dev.bureau.core.routing.Estimate;
import dev.bureau.core.routing.Route;
import dev.bureau.core.routing.RoutingDecided;
import dev.bureau.core.routing.RoutingMetrics;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.task.TaskGiven;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.agent.Agent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** R2, R6, R7: every piece of work is routed and read for once, whatever happens. */
class RoutingSimulationTest {
  private static final SessionId DESK = new SessionId("desk");
  private static final SessionId BENCH = new SessionId("bench");
  private static final int WORK = 15;

  private static final Agent ROUTER =
      (message, context) -> {
        if (message.content().get("hundredths") instanceof Number complexity) {
          Estimate estimate = Estimate.of(complexity.intValue() / 100.0, 0.9);
          boolean blocked = context.read("drawing") == Verdict.BLOCKED;
          if (context.route(estimate, null).route().equals(Route.ORCHESTRATOR) || blocked) {
            context.delegate(BENCH, Letter.of("TASK", message.content()), Duration.ofHours(1));
          }
        }
      };

  @SimulationTest(seeds = 50)
  void decidesOnceForEachPieceOfWork(Simulation simulation) {
    simulation.config(BureauConfig.defaults().withRetries(50, Duration.ofMillis(500)));
    Agent worker = (message, context) -> context.reply(Letter.of("DONE", Map.of()));
    simulation.nodes(3, agents -> agents.bind("desk", () -> ROUTER).bind("worker", () -> worker));
    Bureau bureau = simulation.bureau();
    bureau.sessions().create(SessionSpec.director("desk").id(DESK).agent("desk").role("router"));
    bureau.sessions().create(SessionSpec.department("bench").id(BENCH).agent("worker"));
    bureau.sessions().start(DESK);
    bureau.sessions().start(BENCH);

    for (int i = 0; i < WORK; i++) {
      Map<String, Object> content = Map.of("hundredths", simulation.choose(101));
      bureau.send(DESK, Letter.of("WORK", content).key("w-" + i));
      simulation.sleep(Duration.ofMillis(simulation.choose(2_000)));
    }
    simulation.settle();

    List<Entry> journal = bureau.journal(DESK, 1, 100_000);
    List<Integer> handled = handled(journal);
    assertFigures(bureau.routing().metrics(DESK), handled);
    assertSameCommits(journal);
    Discipline discipline = bureau.discipline().of(DESK).discipline();
    assertThat(discipline.reads() + discipline.violations()).isEqualTo(handled.size());
    assertThat(discipline.count()).isEqualTo(sinceDelegation(journal));
  }

  private static List<Integer> handled(List<Entry> journal) {
    return journal.stream()
        .map(Entry::event)
        .filter(MessageHandled.class::isInstance)
        .map(event -> ((MessageHandled) event).message())
        .filter(message -> message.type().equals("WORK"))
        .map(message -> ((Number) message.content().get("hundredths")).intValue())
        .toList();
  }

  private static void assertFigures(RoutingMetrics metrics, List<Integer> handled) {
    assertThat(metrics.total()).isEqualTo(handled.size());
    assertThat(metrics.simpleHandled())
        .isEqualTo(handled.stream().filter(each -> each < 70).count());
    if (!handled.isEmpty()) {
      long sum = handled.stream().mapToLong(Integer::longValue).sum();
      BigDecimal average =
          BigDecimal.valueOf(sum, 2)
              .divide(BigDecimal.valueOf(handled.size()), MathContext.DECIMAL128);
      assertThat(metrics.averageComplexity()).hasValue(average.doubleValue());
    }
  }

  /** A switch of the model stands beside the decision that it is for. */
  private static void assertSameCommits(List<Entry> journal) {
    for (Entry each : journal) {
      if (each.event() instanceof ModelSwitched) {
        assertThat(journal)
            .anyMatch(
                other ->
                    other.version() == each.version() && other.event() instanceof RoutingDecided);
      }
    }
  }

  /** What an oracle counts that reads the journal only. */
  private static long sinceDelegation(List<Entry> journal) {
    long count = 0;
    for (Entry each : journal) {
      if (each.event() instanceof TaskGiven) {
        count = 0;
      } else if (each.event() instanceof DisciplineEvent event) {
        count += event.applyTo(Discipline.ASPECT.empty(), each.at()).count();
      }
    }
    return count;
  }
}
