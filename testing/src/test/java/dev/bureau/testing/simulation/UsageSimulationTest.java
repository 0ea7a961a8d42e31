package dev.bureau.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.price.Tokens;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.usage.Charge;
import dev.bureau.core.usage.Ledger;
import dev.bureau.core.usage.Spending;
import dev.bureau.core.usage.Usage;
import dev.bureau.core.usage.UsageKey;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.CellSpec;
import dev.bureau.store.memory.Memory;
import dev.bureau.testing.ForwardingSessions;
import dev.bureau.testing.contract.broken.Altered;
import dev.bureau.testing.contract.broken.Defect;
import dev.bureau.testing.schedule.Tape;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** P5, R5: reporters of the same calls race, and die between any two steps. */
class UsageSimulationTest {
  private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");
  private static final List<SessionId> SESSIONS =
      List.of(new SessionId("one"), new SessionId("two"), new SessionId("three"));
  private static final int CALLS = 4;
  private static final int LETTERS = 12;
  private static final int CONTROL_SEEDS = 200;

  @SimulationTest(seeds = 60)
  void billsEachCallOnceWithItsLargestReport(Simulation simulation) {
    race(simulation);
  }

  @Test
  void findsThatCallsAreBilledTwiceWithoutClaims() {
    AtomicInteger bites = new AtomicInteger();
    for (int seed = 1; seed <= CONTROL_SEEDS; seed++) {
      World world = new World(Tape.drawn(seed), false);
      World.Run run = world.run(simulation -> raceWithoutClaims(simulation, bites));
      if (run.failure() != null) {
        assertThat(run.failure()).isInstanceOf(AssertionError.class);
        assertThat(bites).hasPositiveValue();
        return;
      }
    }
    throw new AssertionError("Nobody has seen that there were no claims");
  }

  private static void raceWithoutClaims(Simulation simulation, AtomicInteger bites) {
    var memory = Memory.store();
    Defect noClaims =
        Defect.sessions(
            works ->
                new ForwardingSessions(works.sessions()) {
                  @Override
                  public CommitOutcome commit(Commit commit) {
                    bites.addAndGet(commit.change().claims().size());
                    return super.commit(Altered.claims(commit, each -> false));
                  }
                });
    simulation.on((seams, catalogue) -> noClaims.in(memory.open(seams, catalogue)));
    race(simulation);
  }

  private static void race(Simulation simulation) {
    simulation.config(BureauConfig.defaults().withRetries(50, Duration.ofMillis(500)));
    Bureau bureau = simulation.bureau();
    simulation.nodes(3, agents -> agents.bind("reporter", () -> reporter(simulation)));
    for (SessionId each : SESSIONS) {
      bureau.sessions().create(SessionSpec.active("s").id(each).agent("reporter"));
      bureau.sessions().start(each);
    }
    Map<UsageKey, Tokens> largest = new TreeMap<>();
    List<Usage> imported = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      imported.add(noted(largest, i, 1 + simulation.choose(100)));
    }
    SessionId importing = SESSIONS.get(simulation.choose(SESSIONS.size()));
    simulation.program("import", importer -> importer.usage().record(importing, imported));
    for (int i = 0; i < LETTERS; i++) {
      int call = simulation.choose(CALLS);
      int output = 1 + simulation.choose(100);
      noted(largest, call, output);
      Letter letter = Letter.of("REPORT", Map.of("call", call, "output", output)).key("m-" + i);
      bureau.send(SESSIONS.get(simulation.choose(SESSIONS.size())), letter);
      simulation.sleep(Duration.ofMillis(simulation.choose(1_000)));
    }
    simulation.settle();

    for (SessionId each : SESSIONS) {
      assertThat(bureau.messages().inbox(each).counts().dead()).isZero();
    }
    assertThat(billed(bureau)).isEqualTo(largest);
  }

  private static Usage noted(Map<UsageKey, Tokens> largest, long call, long output) {
    Usage usage = usage(call, output);
    largest.merge(usage.key(), usage.tokens(), Tokens::max);
    return usage;
  }

  private static Usage usage(long call, long output) {
    return new Usage(new UsageKey("call-" + call), "haiku", Tokens.of(10, output), AT);
  }

  /** Reports what it is told, inside of a cell or outside, and may fail afterwards. */
  private static Agent reporter(Simulation simulation) {
    return (message, context) -> {
      Usage usage =
          usage(
              ((Number) message.content().get("call")).longValue(),
              ((Number) message.content().get("output")).longValue());
      if (simulation.sometimes(0.5)) {
        context.cell(
            CellSpec.idempotent("call"),
            () -> {
              context.record(usage);
              simulation.sleep(Duration.ofMillis(simulation.choose(500)));
              return Map.of();
            });
      }
      context.record(usage);
      simulation.sleep(Duration.ofMillis(simulation.choose(500)));
      if (simulation.sometimes(0.1)) {
        throw new IOException("no line");
      }
    };
  }

  /** What each call is billed with; fails if two sessions bill one, or books and heads differ. */
  private static Map<UsageKey, Tokens> billed(Bureau bureau) {
    Map<UsageKey, Tokens> billed = new TreeMap<>();
    Spending all = Spending.NONE;
    long heads = 0;
    for (SessionId each : SESSIONS) {
      long version = bureau.sessions().get(each).version();
      Ledger ledger = bureau.at(each, version).aspects().get(Ledger.ASPECT);
      for (Charge charge : ledger.charges()) {
        assertThat(billed.put(charge.usage().key(), charge.usage().tokens()))
            .as("%s is billed in two sessions", charge.usage().key())
            .isNull();
      }
      all = all.plus(ledger.total());
      heads += bureau.sessions().get(each).totals().tokens();
    }
    assertThat(heads).isEqualTo(all.tokens().total());
    assertThat(bureau.costs().all().total()).isEqualTo(all);
    return billed;
  }
}
