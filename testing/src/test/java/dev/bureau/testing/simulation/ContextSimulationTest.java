package dev.bureau.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.context.CompressionLevel;
import dev.bureau.core.context.ContextEntry;
import dev.bureau.core.context.ContextEvent;
import dev.bureau.core.context.ContextMap;
import dev.bureau.core.context.ContextPositioned;
import dev.bureau.core.context.ThresholdCrossed;
import dev.bureau.core.context.ThresholdLeft;
import dev.bureau.core.context.WindowConfig;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.context.ContextConfig;
import dev.bureau.orchestrator.context.ContextWindow;
import dev.bureau.orchestrator.context.Note;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** E1–E3: whatever happens, an agent knows what it was told, and each way up is told of once. */
class ContextSimulationTest {
  private static final SessionId CLERK = new SessionId("clerk");
  private static final int WORK = 20;
  private static final WindowConfig WINDOW = WindowConfig.defaults().withTotal(2_000);

  /** Learns the sum of all numbers, and much besides. */
  private static final Agent LEARNS =
      (message, context) -> {
        if (message.content().get("number") instanceof Number number) {
          ContextWindow window = context.window();
          long sum = window.get("sum").map(each -> ((Number) each).longValue()).orElse(0L);
          window.put(Note.of("sum", sum + number.longValue()).critical());
          window.put(Note.of("n" + number.intValue() % 7, "x".repeat(number.intValue())));
          window.put(Note.of("now", "x".repeat(50)).temporary());
          if (number.intValue() % 5 == 0) {
            window.compress(CompressionLevel.AGGRESSIVE);
          }
        }
      };

  @SimulationTest(seeds = 30)
  void knowsAfterwardsWhatItWasTold(Simulation simulation) {
    ContextConfig context = ContextConfig.defaults().with(WINDOW).with(text -> text.length());
    simulation.config(
        BureauConfig.defaults().withRetries(50, Duration.ofMillis(500)).with(context));
    simulation.nodes(3, agents -> agents.bind("clerk", () -> LEARNS));
    Bureau bureau = simulation.bureau();
    bureau.sessions().create(SessionSpec.active("clerk").id(CLERK).agent("clerk"));
    bureau.sessions().start(CLERK);

    for (int i = 0; i < WORK; i++) {
      Map<String, Object> content = Map.of("number", simulation.choose(1_000));
      bureau.send(CLERK, Letter.of("WORK", content).key("w-" + i));
      simulation.sleep(Duration.ofMillis(simulation.choose(2_000)));
    }
    simulation.settle();

    List<Entry> journal = bureau.journal(CLERK, 1, 100_000);
    List<Long> told = told(journal);
    ContextMap known = bureau.at(CLERK, last(journal)).aspects().get(ContextMap.ASPECT);
    assertThat(known.find("sum").map(each -> each.content().value()))
        .isEqualTo(
            told.isEmpty()
                ? Optional.empty()
                : Optional.of(told.stream().mapToLong(Long::longValue).sum()));
    assertThat(known.find("sum").filter(each -> !each.counts())).isEmpty();
    assertThat(bureau.context().of(CLERK).entries())
        .extracting(ContextEntry::key)
        .containsExactlyElementsOf(known.entries().stream().map(ContextEntry::key).toList());
    assertWaysUp(journal);
  }

  private static long last(List<Entry> journal) {
    return journal.get(journal.size() - 1).version();
  }

  private static List<Long> told(List<Entry> journal) {
    List<Long> told = new ArrayList<>();
    for (Entry each : journal) {
      if (each.event() instanceof MessageHandled handled) {
        Message message = handled.message();
        if (message.content().get("number") instanceof Number number) {
          told.add(number.longValue());
        }
      }
    }
    return told;
  }

  /** Each threshold is crossed and left by turns, and stands as the last reading has it. */
  private static void assertWaysUp(List<Entry> journal) {
    Set<Double> above = new HashSet<>();
    double position = 0;
    for (Entry each : journal) {
      if (each.event() instanceof ThresholdCrossed crossed) {
        assertThat(above.add(crossed.threshold())).isTrue();
        assertThat(crossed.gauge().position()).isGreaterThanOrEqualTo(crossed.threshold());
      } else if (each.event() instanceof ThresholdLeft left) {
        assertThat(above.remove(left.threshold())).isTrue();
      } else if (each.event() instanceof ContextPositioned positioned) {
        position = positioned.gauge().position();
        assertThat(position).isNotNegative();
      }
    }
    double last = position;
    assertThat(above)
        .containsExactlyInAnyOrderElementsOf(
            WINDOW.thresholds().stream().filter(each -> last >= each).toList());
    assertThat(journal).anyMatch(each -> each.event() instanceof ContextEvent);
  }
}
