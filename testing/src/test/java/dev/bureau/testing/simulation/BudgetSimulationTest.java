package dev.bureau.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.budget.Amounts;
import dev.bureau.core.budget.Budget;
import dev.bureau.core.budget.BudgetExceededException;
import dev.bureau.core.budget.Limit;
import dev.bureau.core.budget.Measure;
import dev.bureau.core.grant.Grants;
import dev.bureau.core.grant.Need;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.price.Tokens;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.usage.Usage;
import dev.bureau.core.usage.UsageKey;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.CellSpec;
import dev.bureau.orchestrator.agent.Context;
import dev.bureau.testing.schedule.Tape;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/**
 * X5, E1: sessions of a tree share a limit, under another one for a part of it, and whoever makes
 * their calls dies between reserving, calling and settling, or while grants are drawn and given
 * back. The limit is passed by no more than what calls have used beyond what was reserved for them,
 * and when all is at rest the books balance.
 */
class BudgetSimulationTest {
  private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");
  private static final SessionId TOP = new SessionId("top");
  private static final SessionId MIDDLE = new SessionId("middle");
  private static final List<SessionId> WORKERS =
      List.of(new SessionId("one"), new SessionId("two"), new SessionId("three"));
  private static final int LIMIT = 600;
  private static final int LOWER = 300;
  private static final int LETTERS = 24;
  private static final int CONTROL_SEEDS = 50;

  @SimulationTest(seeds = 60)
  void passesNoLimitButForWhatCallsUseBeyondTheirNeed(Simulation simulation) {
    spend(simulation, (spec, need) -> spec.budget(Need.call().tokens(need)));
  }

  /** The guard is off: nothing is reserved, so calls are refused by nobody. */
  @Test
  void findsThatNothingWasReserved() {
    for (int seed = 1; seed <= CONTROL_SEEDS; seed++) {
      World world = new World(Tape.drawn(seed), false);
      World.Run run = world.run(simulation -> spend(simulation, (spec, need) -> spec));
      if (run.failure() != null) {
        assertThat(run.failure()).isInstanceOf(AssertionError.class);
        return;
      }
    }
    throw new AssertionError("Nobody has seen that nothing was reserved");
  }

  private static void spend(
      Simulation simulation, BiFunction<CellSpec, Integer, CellSpec> guarded) {
    Map<String, Integer> beyond = new TreeMap<>();
    simulation.config(BureauConfig.defaults().withRetries(50, Duration.ofMillis(500)));
    simulation.nodes(3, agents -> agents.bind("worker", () -> worker(simulation, beyond, guarded)));
    Bureau bureau = simulation.bureau();
    plant(bureau);
    simulation.always("within the limit", () -> requireWithin(bureau, beyond));

    for (int i = 0; i < LETTERS; i++) {
      int need = 10 + simulation.choose(60);
      int uses = need - 5 + simulation.choose(10);
      Letter letter =
          Letter.of("CALL", Map.of("key", "call-" + i, "need", need, "uses", uses)).key("m-" + i);
      bureau.send(WORKERS.get(simulation.choose(WORKERS.size())), letter);
      simulation.sleep(Duration.ofMillis(simulation.choose(1_000)));
    }
    simulation.settle();
    simulation.sleep(Duration.ofMinutes(4)); // all give back what they do not need

    requireAtRest(bureau);
  }

  private static void plant(Bureau bureau) {
    bureau
        .sessions()
        .create(SessionSpec.director("top").id(TOP).budget(Limit.tokens(LIMIT).tree()));
    bureau
        .sessions()
        .create(
            SessionSpec.director("middle")
                .id(MIDDLE)
                .supervisor(TOP)
                .budget(Limit.tokens(LOWER).tree()));
    for (SessionId each : WORKERS) {
      SessionId above = each.value().equals("one") ? TOP : MIDDLE;
      bureau.sessions().create(SessionSpec.active("w").id(each).agent("worker").supervisor(above));
      bureau.sessions().start(each);
    }
  }

  private static Agent worker(
      Simulation simulation,
      Map<String, Integer> beyond,
      BiFunction<CellSpec, Integer, CellSpec> guarded) {
    return (message, context) -> {
      CellSpec spec = guarded.apply(CellSpec.idempotent("call"), number(message, "need"));
      try {
        context.cell(spec, () -> call(simulation, beyond, message, context));
      } catch (BudgetExceededException e) {
        simulation.note(String.valueOf(e.getMessage()));
      }
    };
  }

  private static Map<String, Object> call(
      Simulation simulation, Map<String, Integer> beyond, Message message, Context context) {
    String key = String.valueOf(message.content().get("key"));
    int uses = number(message, "uses");
    beyond.put(key, Math.max(0, uses - number(message, "need")));
    simulation.sleep(Duration.ofMillis(simulation.choose(500)));
    context.record(new Usage(new UsageKey(key), "haiku", Tokens.of(uses, 0), AT));
    simulation.sleep(Duration.ofMillis(simulation.choose(500)));
    return Map.of();
  }

  private static int number(Message message, String field) {
    return ((Number) message.content().get(field)).intValue();
  }

  private static long spent(Bureau bureau, List<SessionId> sessions) {
    return sessions.stream().mapToLong(each -> bureau.sessions().get(each).totals().tokens()).sum();
  }

  private static void requireWithin(Bureau bureau, Map<String, Integer> beyond) {
    long error = beyond.values().stream().mapToLong(Integer::longValue).sum();
    assertThat(spent(bureau, WORKERS)).isLessThanOrEqualTo(LIMIT + error);
    assertThat(spent(bureau, WORKERS.subList(1, 3))).isLessThanOrEqualTo(LOWER + error);
  }

  private static Aspects aspects(Bureau bureau, SessionId id) {
    return bureau.at(id, bureau.sessions().get(id).version()).aspects();
  }

  private static void requireAtRest(Bureau bureau) {
    for (SessionId each : WORKERS) {
      assertThat(aspects(bureau, each).get(Budget.ASPECT).reservations()).isEmpty();
      assertThat(aspects(bureau, each).get(Grants.ASPECT).transfer()).isNull();
    }
    requireBalance(bureau, TOP);
    requireBalance(bureau, MIDDLE);
    assertThat(available(bureau, TOP)).isEqualByComparingTo(left(LIMIT, spent(bureau, WORKERS)));
    assertThat(available(bureau, MIDDLE))
        .isEqualByComparingTo(left(LOWER, spent(bureau, WORKERS.subList(1, 3))));
    assertThat(bureau.doctor().examine((sessions, all) -> {}).faults()).isEmpty();
  }

  private static BigDecimal left(long limit, long spent) {
    return BigDecimal.valueOf(limit - spent);
  }

  private static BigDecimal available(Bureau bureau, SessionId id) {
    return bureau.budgets().of(id).limits().get(0).available();
  }

  /** What was drawn is with those who drew it, and nobody has more than was spent. */
  private static void requireBalance(Bureau bureau, SessionId top) {
    Grants above = aspects(bureau, top).get(Grants.ASPECT);
    Amounts out = Amounts.NONE;
    for (SessionId each : above.accounts().keySet()) {
      Amounts its = above.account(each).orElseThrow().out();
      assertThat(aspects(bureau, each).get(Grants.ASPECT).received(top)).isEqualTo(its);
      out = out.plus(its);
    }
    assertThat(above.out()).isEqualTo(out);
    assertThat(above.out().of(Measure.USD)).isZero();
  }
}
