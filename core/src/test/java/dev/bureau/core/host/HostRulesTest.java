package dev.bureau.core.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.change.Decision;
import dev.bureau.core.change.Moment;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.journal.Event;
import dev.bureau.core.seam.ProcessStamp;
import dev.bureau.core.session.AgentChanged;
import dev.bureau.core.session.AgentRef;
import dev.bureau.core.session.AgentRef.Correlation;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.IllegalStatusChangeException;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionEnded;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.Status;
import dev.bureau.core.session.StatusChanged;
import dev.bureau.core.session.Times;
import dev.bureau.core.store.Holder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** T1, T5, X9: what begins, becomes known and ends with an agent's life. */
class HostRulesTest {
  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
  private static final Moment MOMENT = new Moment(START, new CommitId(1, 1), Actor.node("node"));
  private static final AgentRef PLAIN = AgentRef.named("coder");
  private static final Lodging LODGING =
      new Lodging(
          new Holder("node", new ProcessStamp("boot", "ns", 1, 1)),
          new ProcessStamp("boot", "ns", 2, 2));

  private static Session session(Status status, @Nullable AgentRef agent) {
    Session absent = Session.absent(new SessionId("session"));
    return new Session(
        absent.id(),
        3,
        status,
        SessionSpec.active("session").profile(),
        absent.metadata(),
        new Times(START, START, START, null, START, null),
        null,
        absent.links(),
        agent,
        absent.work());
  }

  private static AgentRef agent(@Nullable String ownSession, Correlation correlation) {
    return new AgentRef(
        "coder", null, null, null, ownSession, ownSession == null ? null : "/t", correlation);
  }

  private static List<Event<?>> events(Decision decision, Session session) {
    return decision.decide(session, Aspects.NONE, MOMENT).events();
  }

  @Test
  void startsTheSessionWithItsAgent() {
    assertThat(events(HostRules.start(LODGING, null), session(Status.INITIALIZING, PLAIN)))
        .containsExactly(
            new StatusChanged(Status.INITIALIZING, Status.ACTIVE, Operation.START),
            new HostStarted(LODGING),
            new AgentChanged(agent(null, Correlation.PENDING)));
  }

  /** Two hosts have found nobody there, and one was faster. */
  @Test
  void refusesASessionThatAnotherHostHasTakenMeanwhile() {
    Lodging others = new Lodging(new Holder("other", LODGING.keeper().process()), null);
    Aspects taken = Aspects.NONE.fold(Hosting.ASPECT, new HostStarted(others), START);
    Session session = session(Status.ACTIVE, PLAIN);

    assertThatExceptionOfType(HostedElsewhereException.class)
        .isThrownBy(() -> HostRules.start(LODGING, null).decide(session, taken, MOMENT));
    assertThat(HostRules.start(LODGING, others).decide(session, taken, MOMENT).events())
        .contains(new HostStarted(LODGING));
    assertThat(HostRules.start(others, null).decide(session, taken, MOMENT).events())
        .noneMatch(HostStarted.class::isInstance);
  }

  @Test
  void refusesASessionWithoutAnAgent() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> events(HostRules.start(LODGING, null), session(Status.ACTIVE, null)));
  }

  @ParameterizedTest
  @EnumSource(names = {"ERROR", "COMPLETED", "TERMINATED"})
  void refusesASessionThatHasFailedOrEnded(Status status) {
    assertThatExceptionOfType(IllegalStatusChangeException.class)
        .isThrownBy(() -> events(HostRules.start(LODGING, null), session(status, PLAIN)));
  }

  @Test
  void knowsTheAgentsOwnSessionOnce() {
    AgentRef known = agent("own", Correlation.MATCHED);

    assertThat(
            events(
                HostRules.match("own", "/t"),
                session(Status.ACTIVE, agent(null, Correlation.FAILED))))
        .containsExactly(new AgentChanged(known));
    assertThat(events(HostRules.match("own", "/t"), session(Status.ACTIVE, known))).isEmpty();
  }

  @Test
  void missesOnlyWhatIsPending() {
    assertThat(events(HostRules.miss(), session(Status.ACTIVE, agent(null, Correlation.PENDING))))
        .containsExactly(new AgentChanged(agent(null, Correlation.FAILED)));
    assertThat(events(HostRules.miss(), session(Status.ACTIVE, agent("own", Correlation.MATCHED))))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"ERROR", "COMPLETED", "TERMINATED"})
  void endsNothingThatHasFailedOrEnded(Status status) {
    assertThat(
            events(
                HostRules.end(Operation.COMPLETE, new Ending(0, "exit code 0")),
                session(status, PLAIN)))
        .isEmpty();
  }

  @Test
  void keepsTheExitCodeOfAnAgentThatFails() {
    Ending ending = new Ending(7, "exit code 7");

    assertThat(events(HostRules.end(Operation.FAIL, ending), session(Status.ACTIVE, PLAIN)))
        .containsExactly(
            new StatusChanged(Status.ACTIVE, Status.ERROR, Operation.FAIL),
            new SessionEnded(ending));
  }

  @Test
  void interruptsNoSessionThatLivesElsewhere() {
    assertThat(events(HostRules.interrupt(LODGING, START), session(Status.ACTIVE, PLAIN)))
        .isEmpty();
  }
}
