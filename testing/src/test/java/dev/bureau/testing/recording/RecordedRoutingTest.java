package dev.bureau.testing.recording;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.discipline.Verdict;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.routing.Estimate;
import dev.bureau.core.routing.Route;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.testing.simulation.Faults;
import dev.bureau.testing.simulation.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** X43: in a replay work goes where it went then, and reads are answered as they were (R6, R7). */
class RecordedRoutingTest {
  private static final SessionId BOSS = new SessionId("boss");
  private static final SessionId BENCH = new SessionId("bench");

  private static final Agent READER = reader(0.9);

  /** Reads until it may not, sends work on, reads again, and tells how it fared. */
  private static Agent reader(double complexity) {
    return (message, context) -> {
      int files = 0;
      while (context.read("f" + files) == Verdict.ALLOWED) {
        files++;
      }
      if (context
          .route(Estimate.of(complexity, 0.5), "review")
          .route()
          .equals(Route.ORCHESTRATOR)) {
        context.delegate(BENCH, Letter.of("SAW", Map.of("files", files)), Duration.ofHours(1));
      }
      context.read("after");
      context.send(BENCH, Letter.of("PLANE", Map.of("model", model(context.session()))));
    };
  }

  private static String model(Session session) {
    return String.valueOf(session.profile().assignment().model());
  }

  private static Recording recorded() {
    List<Recording> recorded = new ArrayList<>();
    Simulation.calm(
        simulation -> {
          simulation.faults(Faults.none()).nodes(1, agents -> agents.bind("boss", () -> READER));
          Bureau bureau = simulation.bureau();
          bureau
              .sessions()
              .create(SessionSpec.director("boss").id(BOSS).agent("boss").role("router"));
          bureau.sessions().start(BOSS);
          bureau.sessions().create(SessionSpec.department("bench").id(BENCH));
          bureau.send(BOSS, Letter.of("ORDER", Map.of()));
          bureau.send(BOSS, Letter.of("ORDER", Map.of()));
          simulation.settle();
          recorded.add(Recording.of(bureau, BOSS));
        });
    return recorded.get(0);
  }

  @Test
  void agreesWithTheAgentThatWasRecorded() {
    recorded().replay(agents -> agents.bind("boss", () -> READER));
  }

  @Test
  void noticesAnotherEstimate() {
    assertThatThrownBy(() -> recorded().replay(agents -> agents.bind("boss", () -> reader(0.8))))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("routing.decided")
        .hasMessageContaining("0.8");
  }

  @Test
  void noticesAnotherFile() {
    Agent other = (message, context) -> context.read("other");

    assertThatThrownBy(() -> recorded().replay(agents -> agents.bind("boss", () -> other)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("discipline.file-read")
        .hasMessageContaining("other");
  }
}
