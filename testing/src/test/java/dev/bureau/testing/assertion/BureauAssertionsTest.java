package dev.bureau.testing.assertion;

import static dev.bureau.testing.assertion.BureauAssertions.assertThat;
import static dev.bureau.testing.assertion.BureauAssertions.assertThatJournal;
import static dev.bureau.testing.assertion.BureauAssertions.assertThatMail;
import static dev.bureau.testing.assertion.BureauAssertions.assertThatSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.core.session.Status;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.agent.MessageRejectedException;
import dev.bureau.testing.simulation.Faults;
import dev.bureau.testing.simulation.Simulation;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What can be said of sessions, journals and mail, and what is shown if it is not so. */
class BureauAssertionsTest {
  private static final SessionId CLERK = new SessionId("clerk");
  private static final SessionId OTHER = new SessionId("other");

  /** A clerk that has handled an order, sent a note, asked ann and rejected a query. */
  private static void after(Consumer<Bureau> test) {
    Simulation.calm(
        simulation -> {
          simulation
              .faults(Faults.none())
              .nodes(
                  1,
                  agents ->
                      agents.bind(
                          "clerk",
                          () ->
                              (message, context) -> {
                                if (message.type().equals("QUERY")) {
                                  throw MessageRejectedException.forGood("knows nothing");
                                }
                                context.update(SessionUpdate.metadata(Map.of("state", "busy")));
                                context.send(OTHER, Letter.of("NOTE", Map.of("n", 1)));
                                context.reply(Letter.of("DONE", Map.of("n", 1, "m", 2)));
                                context.ask("ann", Map.of(), Duration.ofDays(1));
                              }));
          Bureau bureau = simulation.bureau();
          bureau.sessions().create(SessionSpec.active("a clerk").id(CLERK).agent("clerk"));
          bureau.sessions().start(CLERK);
          bureau.sessions().create(SessionSpec.active("other").id(OTHER));
          bureau.send(CLERK, Letter.of("ORDER", Map.of("n", 1)));
          bureau.send(CLERK, Letter.of("QUERY", Map.of()));
          simulation.settle();
          test.accept(bureau);
        });
  }

  @Test
  void agreesWithWhatIsSo() {
    after(
        bureau -> {
          assertThatSession(bureau, CLERK)
              .hasStatus(Status.ACTIVE)
              .hasVersion(3)
              .hasTasksDone(1)
              .hasMetadata(Map.of("state", "busy"))
              .hasNoMetadata("name")
              .hasEndReason(null);
          assertThat(bureau.sessions().get(OTHER)).hasStatus(Status.INITIALIZING);
          assertThatJournal(bureau, CLERK)
              .containsInOrder("session.created", "message.handled", "message.sent")
              .contains("wait.opened", 1)
              .contains(MessageHandled.class, each -> each.message().type().equals("ORDER"))
              .doesNotContain("cell.started", "session.ended")
              .hasSent("NOTE", OTHER)
              .hasReplied("DONE", Map.of("n", 1));
          assertThatJournal(bureau, OTHER).containsExactly("session.created");
          assertThatMail(bureau, CLERK).hasHandled("ORDER").hasWaiting().hasDead("QUERY");
          assertThatMail(bureau, OTHER).hasWaiting("NOTE").hasReceived("NOTE", Map.of("n", 1));
        });
  }

  @Test
  void showsTheSessionThatIsOtherwise() {
    after(
        bureau ->
            assertThatThrownBy(() -> assertThatSession(bureau, CLERK).hasStatus(Status.IDLE))
                .hasMessageContaining("Session 'clerk': expected status IDLE, found ACTIVE")
                .hasMessageContaining("ACTIVE 'a clerk', ACTIVE at version 3, 1 tasks done")
                .hasMessageContaining("metadata {\"state\":\"busy\"}"));
  }

  @Test
  void showsTheMetadataThatAreOtherwise() {
    after(
        bureau ->
            assertThatThrownBy(
                    () -> assertThatSession(bureau, CLERK).hasMetadata(Map.of("name", "x")))
                .hasMessageContaining("expected metadata 'name' x, found none"));
  }

  @Test
  void showsTheJournalThatIsOtherwise() {
    after(
        bureau ->
            assertThatThrownBy(() -> assertThatJournal(bureau, CLERK).contains("message.sent", 2))
                .hasMessageContaining("The journal of session 'clerk' should hold 'message.sent' 2")
                .hasMessageContaining("times (it does 1 times)")
                .hasMessageContaining("  1.0 session.created {")
                .hasMessageContaining("message.replied {\"request\":"));
  }

  @Test
  void saysWhichEventIsMissing() {
    after(
        bureau ->
            assertThatThrownBy(
                    () ->
                        assertThatJournal(bureau, CLERK)
                            .containsInOrder("message.sent", "message.handled"))
                .hasMessageContaining("('message.handled' is missing)"));
  }

  @Test
  void refusesAnEventThatThereIsNot() {
    after(
        bureau ->
            assertThatThrownBy(() -> assertThatJournal(bureau, CLERK).doesNotContain("mesage.sent"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("message.sent"));
  }

  @Test
  void showsTheMailThatIsOtherwise() {
    after(
        bureau ->
            assertThatThrownBy(() -> assertThatMail(bureau, CLERK).hasHandled("ORDER", "QUERY"))
                .hasMessageContaining("mail of session 'clerk' should have [ORDER, QUERY] handled")
                .hasMessageContaining("  handled ORDER ")
                .hasMessageContaining("from user:local {\"n\":1}")
                .hasMessageContaining("(failed: knows nothing)"));
  }

  @Test
  void mayBeUsedBesideAssertJsOwn() {
    assertThat(1 + 1).isEqualTo(2);
  }
}
