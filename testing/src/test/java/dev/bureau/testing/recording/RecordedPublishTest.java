package dev.bureau.testing.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.testing.simulation.Faults;
import dev.bureau.testing.simulation.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** X43: in a replay what is published goes to whom it went then, or to nobody. */
class RecordedPublishTest {
  private static final SessionId EDITOR = new SessionId("editor");
  private static final SessionId READER = new SessionId("reader");
  private static final Letter NEWS = Letter.of("NEWS", Map.of());

  private final List<List<SessionId>> told = new ArrayList<>();

  /** Publishes to readers, of which there is one, and to critics, of whom there is none. */
  private Agent editor() {
    return (message, context) -> {
      told.add(context.publish("readers", NEWS));
      told.add(context.publish("critics", NEWS));
    };
  }

  private Recording recorded() {
    List<Recording> recorded = new ArrayList<>();
    Simulation.calm(
        simulation -> {
          simulation.faults(Faults.none()).nodes(1, agents -> agents.bind("editor", this::editor));
          Bureau bureau = simulation.bureau();
          bureau.sessions().create(SessionSpec.active("editor").id(EDITOR).agent("editor"));
          bureau.sessions().start(EDITOR);
          bureau.sessions().create(SessionSpec.active("reader").id(READER));
          bureau.groups().join("readers", READER);
          bureau.send(EDITOR, Letter.of("PRINT", Map.of()));
          simulation.settle();
          recorded.add(Recording.of(bureau, EDITOR));
        });
    return recorded.get(0);
  }

  private static void replay(Recording recording, Agent editor) {
    recording.replay(agents -> agents.bind("editor", () -> editor));
  }

  @Test
  void agreesWithTheAgentThatWasRecordedAlsoWhereNobodyGotIt() {
    replay(recorded(), editor());

    assertThat(told).containsExactly(List.of(READER), List.of(), List.of(READER), List.of());
  }

  @Test
  void passesOneMoreAsOneThatNobodyGot() {
    List<SessionId> more = new ArrayList<>();
    Agent eager =
        (message, context) -> {
          editor().handle(message, context);
          more.addAll(context.publish("readers", NEWS));
        };

    replay(recorded(), eager);

    assertThat(more).isEmpty();
  }

  @Test
  void tellsWhatIsPublishedNoMore() {
    Agent silent = (message, context) -> {};

    assertThatThrownBy(() -> replay(recorded(), silent))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("NEWS to reader");
  }
}
