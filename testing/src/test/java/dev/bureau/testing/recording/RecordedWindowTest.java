package dev.bureau.testing.recording;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.context.CompressionLevel;
import dev.bureau.core.context.ContextReported;
import dev.bureau.core.context.WindowConfig;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.context.ContextWindow;
import dev.bureau.orchestrator.context.Note;
import dev.bureau.testing.simulation.Faults;
import dev.bureau.testing.simulation.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** X43: in a replay an agent knows what it knew then, and must put what it put then (E3). */
class RecordedWindowTest {
  private static final SessionId CLERK = new SessionId("clerk");
  private static final Agent KNOWING = knowing("plan");

  /** Fills its window until room is made, compresses, and tells how much it knows. */
  private static Agent knowing(String key) {
    return (message, context) -> {
      ContextWindow window = context.window();
      long count = window.get("count").map(each -> ((Number) each).longValue()).orElse(0L) + 1;
      window.put(Note.of("count", count).critical());
      window.put(Note.of("count", count).critical());
      window.put(Note.of(key, "A step. ".repeat(4)));
      window.put(Note.of("book " + count, "A long story. ".repeat(1_000)));
      window.put(Note.of("now", "typing").temporary());
      window.report(new ContextReported(8_500, 10_000L));
      window.remove("nothing");
      if (count % 2 == 0) {
        window.compress(CompressionLevel.NON_CRITICAL);
        window.remove("book 1");
      }
      window.recall("book 1");
      context.send(
          context.session().id(),
          Letter.of("KNOWS", Map.of("count", count, "book", window.get("book 1").isPresent())));
    };
  }

  private static Recording recorded() {
    List<Recording> recorded = new ArrayList<>();
    Simulation.calm(
        simulation -> {
          simulation.config(
              BureauConfig.defaults().with(WindowConfig.defaults().withTotal(10_000)));
          simulation
              .faults(Faults.none())
              .nodes(1, agents -> agents.bind("clerk", () -> onOrders(KNOWING)));
          Bureau bureau = simulation.bureau();
          bureau.sessions().create(SessionSpec.active("clerk").id(CLERK).agent("clerk"));
          bureau.sessions().start(CLERK);
          for (int i = 0; i < 4; i++) {
            bureau.send(CLERK, Letter.of("ORDER", Map.of()));
          }
          simulation.settle();
          recorded.add(Recording.of(bureau, CLERK));
        });
    return recorded.get(0);
  }

  private static Agent onOrders(Agent agent) {
    return (message, context) -> {
      if (message.type().equals("ORDER")) {
        agent.handle(message, context);
      }
    };
  }

  @Test
  void agreesWithTheAgentThatWasRecorded() {
    recorded().replay(agents -> agents.bind("clerk", () -> onOrders(KNOWING)));
  }

  @Test
  void noticesAnotherKey() {
    Agent other = onOrders(knowing("draft"));

    assertThatThrownBy(() -> recorded().replay(agents -> agents.bind("clerk", () -> other)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("context.put")
        .hasMessageContaining("draft");
  }

  @Test
  void noticesAnotherValue() {
    Agent other =
        onOrders((message, context) -> context.window().put(Note.of("count", "many").critical()));

    assertThatThrownBy(() -> recorded().replay(agents -> agents.bind("clerk", () -> other)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("context.put")
        .hasMessageContaining("many");
  }

  @Test
  void noticesWhatIsLeftOut() {
    Agent other =
        onOrders((message, context) -> context.window().put(Note.of("count", 1).critical()));

    assertThatThrownBy(() -> recorded().replay(agents -> agents.bind("clerk", () -> other)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("left out");
  }
}
