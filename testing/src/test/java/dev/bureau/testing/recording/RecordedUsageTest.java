package dev.bureau.testing.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.price.Tokens;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.usage.Usage;
import dev.bureau.core.usage.UsageKey;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.CellSpec;
import dev.bureau.testing.simulation.Faults;
import dev.bureau.testing.simulation.Simulation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** X43: what calls of models used and where they are billed is no part of what an agent does. */
class RecordedUsageTest {
  private static final SessionId ID = new SessionId("clerk");
  private static final SessionId OTHER = new SessionId("other");

  private static Usage usage(String key, long output) {
    Instant at = Instant.parse("2026-03-01T08:00:00Z");
    return new Usage(new UsageKey(key), "haiku", Tokens.of(1, output), at);
  }

  /** Its cell has used one call, another one is billed by somebody else. */
  private static Agent clerk(long used) {
    return (message, context) -> {
      context.cell(
          CellSpec.effect("call"),
          () -> {
            context.record(usage("own", used));
            return Map.of("done", true);
          });
      context.record(usage("theirs", used));
      context.send(OTHER, Letter.of("SHOWN", Map.of("cells", context.cells().all().size())));
    };
  }

  private static Recording recorded() {
    List<Recording> recorded = new ArrayList<>();
    Simulation.calm(
        simulation -> {
          simulation.faults(Faults.none()).nodes(1, agents -> agents.bind("clerk", () -> clerk(9)));
          Bureau bureau = simulation.bureau();
          bureau.sessions().create(SessionSpec.active("other").id(OTHER));
          bureau.usage().record(OTHER, usage("theirs", 1));
          bureau.sessions().create(SessionSpec.active("clerk").id(ID).agent("clerk"));
          bureau.sessions().start(ID);
          bureau.send(ID, Letter.of("ORDER", Map.of()));
          simulation.settle();
          assertThat(bureau.costs().of(ID).total().tokens()).isEqualTo(Tokens.of(1, 9));
          assertThat(bureau.costs().of(OTHER).total().tokens()).isEqualTo(Tokens.of(1, 9));
          recorded.add(Recording.of(bureau, ID));
        });
    return recorded.get(0);
  }

  @Test
  void agreesWithTheAgentThatWasRecorded() {
    recorded().replay(agents -> agents.bind("clerk", () -> clerk(9)));
  }

  @Test
  void agreesWithAnAgentWhoseCallsUseMore() {
    recorded().replay(agents -> agents.bind("clerk", () -> clerk(1_000)));
  }
}
