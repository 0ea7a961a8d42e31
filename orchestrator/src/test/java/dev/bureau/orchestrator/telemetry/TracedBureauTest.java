package dev.bureau.orchestrator.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.door.SessionExistsException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.price.Tokens;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.usage.Usage;
import dev.bureau.core.usage.UsageKey;
import dev.bureau.metrics.meter.Telemetry;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.Agents;
import dev.bureau.orchestrator.agent.CellSpec;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** X66: what a process does, as observations. */
@Timeout(60)
class TracedBureauTest {
  private final Office office = new Office();
  private final RecordingObservations observations = new RecordingObservations();
  private Bureau bureau;

  @AfterEach
  void close() {
    bureau.close();
    office.close();
  }

  private SessionId traced(Agent agent) {
    bureau = open(Telemetry.to(observations.registry()), agent);
    return Office.started(bureau);
  }

  private Bureau open(Telemetry telemetry, Agent agent) {
    return Bureau.measured(telemetry)
        .open(
            Office.config(),
            office.store(),
            new Agents().bind(Office.AGENT, () -> agent),
            Seams.system());
  }

  /** One letter is handled, and its observation has ended. */
  private void handled(SessionId id) throws Exception {
    Office.awaitHandled(bureau, bureau.send(id, Office.letter()));
    bureau.close();
  }

  @Test
  void aHandlingHoldsCellsAndACellItsCommits() throws Exception {
    SessionId id =
        traced((message, context) -> context.cell(CellSpec.effect("pay"), () -> Map.of()));

    handled(id);

    assertThat(observations.of("handling"))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.shown()).isEqualTo("invoke_agent worker");
              assertThat(each.low())
                  .isEqualTo(
                      Map.of("gen_ai.operation.name", "invoke_agent", "bureau.outcome", "done"));
              assertThat(each.high())
                  .containsEntry("gen_ai.agent.name", "worker")
                  .containsEntry("gen_ai.conversation.id", id.value())
                  .containsEntry("bureau.session.id", id.value())
                  .containsEntry("bureau.message.type", "DIRECTION");
              assertThat(each.parent()).isNull();
            });
    assertThat(observations.of("step"))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.shown()).isEqualTo("step pay");
              assertThat(each.parent()).isEqualTo("bureau.traced.handling");
              assertThat(each.high()).containsEntry("bureau.cell.name", "pay");
            });
    assertThat(observations.of("commit"))
        .extracting(RecordingObservations.Seen::parent)
        .containsSubsequence(
            "bureau.traced.step", // started
            "bureau.traced.step", // completed
            "bureau.traced.handling"); // the handling itself
  }

  @Test
  void aModelsCallHasTheNamesOfTheConventions() throws Exception {
    Usage usage =
        new Usage(
            new UsageKey("msg_1"),
            "claude-haiku",
            new Tokens(1_000, 500, 10, 20, 300),
            Seams.system().wall().instant());
    SessionId id =
        traced(
            (message, context) ->
                context.cell(
                    CellSpec.idempotent("translate").type("model"),
                    () -> {
                      context.record(usage);
                      return Map.of();
                    }));

    handled(id);

    assertThat(observations.of("model"))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.shown()).isEqualTo("chat claude-haiku");
              assertThat(each.low())
                  .isEqualTo(Map.of("gen_ai.operation.name", "chat", "bureau.outcome", "done"));
              assertThat(each.high())
                  .containsEntry("gen_ai.request.model", "claude-haiku")
                  .containsEntry("gen_ai.usage.input_tokens", "1330")
                  .containsEntry("gen_ai.usage.output_tokens", "500")
                  .containsEntry("gen_ai.usage.cache_creation.input_tokens", "30")
                  .containsEntry("gen_ai.usage.cache_read.input_tokens", "300");
            });
  }

  @Test
  void aToolsCallHasTheNamesOfTheConventions() throws Exception {
    SessionId id =
        traced(
            (message, context) ->
                context.cell(CellSpec.readOnly("weather").type("tool"), () -> Map.of()));

    handled(id);

    assertThat(observations.of("tool"))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.shown()).isEqualTo("execute_tool weather");
              assertThat(each.low()).containsEntry("gen_ai.operation.name", "execute_tool");
              assertThat(each.high()).containsEntry("gen_ai.tool.name", "weather");
            });
  }

  @Test
  void aFailureIsToldWithItsError() throws Exception {
    SessionId id =
        traced(
            (message, context) -> {
              if (observations.of("handling").isEmpty()) {
                context.cell(
                    CellSpec.readOnly("call"),
                    () -> {
                      throw new IOException("no line");
                    });
              }
            });

    handled(id);

    assertThat(observations.of("handling"))
        .extracting(each -> each.low().get("bureau.outcome"))
        .containsExactly("failed", "done");
    assertThat(observations.of("handling").get(0).error()).hasMessage("no line");
    assertThat(observations.of("step").get(0).error()).hasMessage("no line");
  }

  @Test
  void aRefusalAtTheDoorIsTold() {
    SessionId id = traced(Office.doesNothing());
    SessionSpec again = SessionSpec.active("again").id(id);

    assertThatThrownBy(() -> bureau.sessions().create(again))
        .isInstanceOf(SessionExistsException.class);

    List<RecordingObservations.Seen> commits = observations.of("commit");
    assertThat(commits.get(commits.size() - 1).error()).isInstanceOf(SessionExistsException.class);
  }

  @Test
  void whoMakesMetersOfThemGetsNoneForEachSession() throws Exception {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    observations
        .registry()
        .observationConfig()
        .observationHandler(new DefaultMeterObservationHandler(meters));
    bureau =
        open(
            Telemetry.to(meters).and(observations.registry()),
            (message, context) -> context.cell(CellSpec.readOnly("call"), () -> Map.of()));
    SessionId id = Office.started(bureau);
    handled(id);

    assertThat(meters.getMeters())
        .flatExtracting(each -> each.getId().getTags())
        .extracting(Tag::getValue)
        .doesNotContain(id.value(), Office.AGENT, "call");
    Map<String, Set<Set<String>>> keys =
        meters.getMeters().stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.getId().getName(),
                    Collectors.mapping(TracedBureauTest::keys, Collectors.toSet())));
    assertThat(keys).allSatisfy((name, sets) -> assertThat(sets).as(name).hasSize(1));
  }

  private static Set<String> keys(Meter meter) {
    return meter.getId().getTags().stream().map(Tag::getKey).collect(Collectors.toSet());
  }
}
