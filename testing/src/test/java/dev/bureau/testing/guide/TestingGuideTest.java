package dev.bureau.testing.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.testing.assertion.JournalAssert;
import dev.bureau.testing.assertion.MailAssert;
import dev.bureau.testing.assertion.SessionAssert;
import dev.bureau.testing.recording.Recording;
import dev.bureau.testing.scenario.Given;
import dev.bureau.testing.scenario.When;
import dev.bureau.testing.script.ScriptedStep;
import dev.bureau.testing.simulation.Fault;
import dev.bureau.testing.simulation.Simulation;
import dev.bureau.testing.simulation.SimulationFailure;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** What the guide for tests shows is real: its three examples run in every build. */
class TestingGuideTest {
  private static final Path PAGE = Path.of("../docs/guide/testing.md");
  private static final Path SOURCES = Path.of("src/test/java/dev/bureau/testing/guide");

  @ParameterizedTest
  @ValueSource(strings = {"InvoiceClerkTest", "DispatchSimulationTest", "RecordedInvoiceTest"})
  void showsTheExamplesToTheLetter(String example) throws IOException {
    String source = Files.readString(SOURCES.resolve(example + ".java"));

    assertThat(Files.readString(PAGE))
        .contains("```java\n" + source.substring(source.indexOf("import")) + "```");
  }

  @Test
  void showsTheAgentThatTakesAPieceTwice() throws IOException {
    String source = Files.readString(SOURCES.resolve("PieceByPiece.java"));
    String agent =
        source.substring(
            source.indexOf("    Agent stock ="), source.indexOf("    simulation.nodes"));

    assertThat(Files.readString(PAGE))
        .contains("```java\n" + agent.stripTrailing().stripIndent() + "\n```");
  }

  @Test
  void tellsOfAFailureWhatItSays() throws IOException {
    String page = Files.readString(PAGE);
    String shown = page.substring(page.indexOf("Seed "), page.indexOf("or from outside"));

    Throwable failure = failureOf("takesOnePieceForEachOrder");

    assertThat(failure)
        .isInstanceOf(SimulationFailure.class)
        .message()
        .contains("there are never less than no pieces")
        .contains(shown.lines().filter(each -> !each.contains("...")).toList().subList(2, 11));
  }

  @Test
  void tellsOfATaskThatWaitsElsewhere() throws IOException {
    String told = "node 1: session stock blocks outside of the simulation (TIMED_WAITING)";

    assertThat(failureOf("waitsOutsideOfTheSimulation")).hasMessageContaining(told);
    assertThat(Files.readString(PAGE)).contains(told);
  }

  @Test
  void tellsOfAChangedAgentWhatItSays() throws IOException {
    Agent changed = (message, context) -> context.ask("bob", Map.of(), Duration.ofDays(3));
    Recording recording = Recording.read(Path.of("src/test/resources/recordings/invoice.jsonl"));

    assertThatThrownBy(() -> recording.replay(agents -> agents.bind("clerk", () -> changed)))
        .message()
        .satisfies(told -> assertThat(Files.readString(PAGE)).contains(told.stripTrailing()));
  }

  @ParameterizedTest
  @EnumSource
  void namesEachFault(Fault fault) throws IOException {
    assertThat(Files.readString(PAGE)).contains("`" + fault + "`");
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Given.class,
        When.class,
        ScriptedStep.class,
        SessionAssert.class,
        JournalAssert.class,
        MailAssert.class,
        Simulation.class
      })
  void namesAllThatMayBeSaid(Class<?> type) throws IOException {
    Set<String> names = new TreeSet<>();
    Arrays.stream(type.getDeclaredMethods())
        .filter(each -> Modifier.isPublic(each.getModifiers()))
        .map(Method::getName)
        .filter(each -> !each.equals("toString"))
        .forEach(names::add);

    assertThat(Files.readString(PAGE)).contains(names);
  }

  private static Throwable failureOf(String method) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectMethod(PieceByPiece.class, method, Simulation.class))
                .build(),
            listener);
    assertThat(listener.getSummary().getFailures()).hasSize(1);
    return listener.getSummary().getFailures().get(0).getException();
  }
}
