package dev.bureau.testing.recording;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.affinity.Binding;
import dev.bureau.core.affinity.Strategy;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.affinity.Request;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.testing.simulation.Faults;
import dev.bureau.testing.simulation.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** X43: in a replay a director chooses whom it chose then (S40). */
class RecordedChoiceTest {
  private static final SessionId BOSS = new SessionId("boss");
  private static final List<SessionId> BENCHES =
      List.of(new SessionId("bench-1"), new SessionId("bench-2"));

  private static final Agent TWO_AT_ONCE =
      (message, context) -> {
        SessionId first = context.choose(Request.any());
        SessionId second = context.choose(Request.any());
        context.send(first, Letter.of("SAW", Map.of()));
        context.send(second, Letter.of("PLANE", Map.of()));
      };

  private static Recording recorded() {
    List<Recording> recorded = new ArrayList<>();
    Simulation.calm(
        simulation -> {
          simulation
              .faults(Faults.none())
              .nodes(1, agents -> agents.bind("boss", () -> TWO_AT_ONCE));
          Bureau bureau = simulation.bureau();
          bureau.sessions().create(SessionSpec.director("boss").id(BOSS).agent("boss"));
          bureau.sessions().start(BOSS);
          for (SessionId each : BENCHES) {
            bureau.sessions().create(SessionSpec.department("bench").id(each));
          }
          bureau.affinity().bind(Binding.of(BOSS, BENCHES, Strategy.ROUND_ROBIN));
          bureau.send(BOSS, Letter.of("ORDER", Map.of()));
          simulation.settle();
          recorded.add(Recording.of(bureau, BOSS));
        });
    return recorded.get(0);
  }

  @Test
  void agreesWithTheAgentThatWasRecorded() {
    recorded().replay(agents -> agents.bind("boss", () -> TWO_AT_ONCE));
  }

  @Test
  void tellsThatNobodyWasChosenThen() {
    Agent three =
        (message, context) -> {
          TWO_AT_ONCE.handle(message, context);
          context.send(context.choose(Request.any()), Letter.of("GLUE", Map.of()));
        };

    assertThatThrownBy(() -> recorded().replay(agents -> agents.bind("boss", () -> three)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("chose who gets work, and sent nothing more");
  }
}
