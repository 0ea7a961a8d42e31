package dev.bureau.testing.scenario;

import static dev.bureau.testing.script.ScriptedStep.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.Status;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.agent.CellSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Given, when, then over the whole of Bureau. */
class BureauTestTest {
  private static final SessionId CLERK = new SessionId("clerk");
  private static final SessionId BANK = new SessionId("bank");

  private static Given clerk(Given given) {
    return given.session(SessionSpec.active("clerk").id(CLERK).agent("clerk"));
  }

  @BureauTest
  void looksAtWhatHasHappenedSince(Given given) {
    clerk(given)
        .agent("clerk", on("ORDER").times(2).reply(Letter.of("DONE", Map.of("n", 1))))
        .mail(CLERK, Letter.of("ORDER", Map.of()))
        .when()
        .sent(CLERK, Letter.of("ORDER", Map.of()))
        .then()
        .session(CLERK, session -> session.hasStatus(Status.ACTIVE).hasTasksDone(2))
        .journal(CLERK, journal -> journal.containsExactly("message.handled", "message.replied"))
        .mail(CLERK, mail -> mail.hasHandled("ORDER", "ORDER").hasWaiting().hasDead());
  }

  @BureauTest
  void letsDaysPassAtOnce(Given given) {
    clerk(given)
        .agent(
            "clerk",
            on("ORDER")
                .then((message, context) -> context.ask("ann", Map.of(), Duration.ofDays(3))),
            on(MessageType.WAIT_TIMED_OUT).complete("nobody answered"))
        .when()
        .sent(CLERK, Letter.of("ORDER", Map.of()))
        .timePasses(Duration.ofDays(2))
        .then()
        .session(CLERK, session -> session.hasTasksDone(1))
        .when()
        .timePasses(Duration.ofDays(2))
        .then()
        .session(CLERK, session -> session.hasEndReason("nobody answered"));
  }

  @BureauTest
  void restsAlsoLongAfterAnAnswer(Given given) {
    clerk(given)
        .agent(
            "clerk",
            on("ORDER")
                .then((message, context) -> context.ask("ann", Map.of(), Duration.ofDays(3))),
            on(MessageType.ANSWER))
        .mail(CLERK, Letter.of("ORDER", Map.of()))
        .when()
        .answered(CLERK, Map.of("yes", true))
        .timePasses(Duration.ofDays(4))
        .then()
        .mail(CLERK, mail -> mail.hasHandled("ORDER", MessageType.ANSWER).hasWaiting().hasDead());
  }

  @BureauTest
  void answersWhatIsAsked(Given given) {
    clerk(given)
        .agent(
            "clerk",
            on("ORDER")
                .then((message, context) -> context.ask("ann", Map.of(), Duration.ofDays(3))),
            on(MessageType.ANSWER, Map.of("yes", true)).send(BANK, Letter.of("PAY", Map.of())))
        .agent("bank", on("PAY").complete("paid"))
        .session(SessionSpec.active("bank").id(BANK).agent("bank"))
        .when()
        .sent(CLERK, Letter.of("ORDER", Map.of()))
        .answered(CLERK, Map.of("yes", true))
        .then()
        .journal(CLERK, journal -> journal.hasSent("PAY", BANK))
        .session(BANK, session -> session.hasStatus(Status.COMPLETED));
  }

  @BureauTest
  void goesOnAfterACrashInTheMiddleOfAHandling(Given given) {
    List<Instant> handlings = new ArrayList<>();
    List<String> work = new ArrayList<>();
    clerk(given)
        .agent(
            "clerk",
            () ->
                (message, context) -> {
                  handlings.add(context.now());
                  context.cell(
                      CellSpec.idempotent("first"),
                      () -> {
                        work.add("first");
                        return Map.of();
                      });
                  given.simulation().sleep(Duration.ofMinutes(1));
                })
        .when()
        .sent(CLERK, Letter.of("ORDER", Map.of()))
        .timePasses(Duration.ofSeconds(30))
        .crashed(Duration.ofSeconds(5))
        .then()
        .session(CLERK, session -> session.hasTasksDone(1))
        .journal(CLERK, journal -> journal.contains("session.recovered", 1));

    assertThat(work).containsExactly("first");
    assertThat(handlings).hasSize(2).containsOnly(handlings.get(0));
  }

  @BureauTest
  void keepsWhatFailsForGood(Given given) {
    clerk(given)
        .config(BureauConfig.defaults().withRetries(2, Duration.ofMinutes(1)))
        .agent("clerk", on("ORDER").fail("no paper"))
        .when()
        .sent(CLERK, Letter.of("ORDER", Map.of()))
        .then()
        .mail(CLERK, mail -> mail.hasHandled().hasDead("ORDER"))
        .journal(CLERK, journal -> journal.containsExactly());
  }

  @BureauTest
  void takesWhatOtherExtensionsGive(@TempDir Path folder, Given given) throws IOException {
    given
        .when()
        .then()
        .satisfies(
            bureau -> assertThat(bureau.doctor().examine((done, all) -> {}).isHealthy()).isTrue());

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  /** Tests that are to fail. */
  static class Failing {
    @BureauTest
    void fallsShort(Given given) {
      clerk(given)
          .agent("clerk", on("ORDER"))
          .when()
          .sent(CLERK, Letter.of("ORDER", Map.of()))
          .then()
          .session(CLERK, session -> session.hasStatus(Status.COMPLETED));
    }

    @BureauTest
    void getsWhatItsScriptDoesNotKnow(Given given) {
      clerk(given)
          .agent("clerk", on("ORDER", Map.of("n", 1)))
          .when()
          .sent(CLERK, Letter.of("ORDER", Map.of("n", 2)))
          .then();
    }

    @BureauTest
    void leavesAStepOut(Given given) {
      clerk(given).agent("clerk", on("ORDER"), on("QUERY")).when().sent(CLERK, order()).then();
    }

    @BureauTest
    void answersWhatNobodyAsked(Given given) {
      clerk(given)
          .agent("clerk", on("ORDER"))
          .when()
          .sent(CLERK, order())
          .answered(CLERK, Map.of());
    }

    @BureauTest
    void throwsSomethingChecked(Given given) throws IOException {
      given.when();
      throw new IOException("no disk");
    }

    private static Letter order() {
      return Letter.of("ORDER", Map.of());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fallsShort|expected status COMPLETED, found ACTIVE",
        "getsWhatItsScriptDoesNotKnow|'on ORDER with {\"n\":1}', for another content",
        "leavesAStepOut|on QUERY: used 0 of 1",
        "answersWhatNobodyAsked|should wait for one answer",
        "throwsSomethingChecked|no disk"
      })
  void failsWhenItShould(String test) {
    Throwable failure = failureOf(test.substring(0, test.indexOf('|')));

    assertThat(failure).hasMessageContaining(test.substring(test.indexOf('|') + 1));
  }

  @Test
  void tellsWhatHappenedUntilItFailed() {
    assertThat(failureOf("fallsShort").getSuppressed()[0])
        .asString()
        .contains("node 1  starts", "clerk is at version 3: message.handled");
  }

  private static Throwable failureOf(String method) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectMethod(Failing.class, method, Given.class))
                .build(),
            listener);
    assertThat(listener.getSummary().getFailures()).hasSize(1);
    return listener.getSummary().getFailures().get(0).getException();
  }
}
