package dev.bureau.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Event;
import dev.bureau.core.session.Lifecycle.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionOperationTest {
  private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");
  private static final Ending ENDING = new Ending(1, "because");

  static Session sessionThatIs(Status status) {
    return Session.absent(new SessionId("a")).withStatus(status, AT);
  }

  private static Session applied(Session session, List<Event<?>> events, Instant at) {
    Session after = session;
    for (Event<?> each : events) {
      after = ((SessionEvent) each).applyTo(after, at);
    }
    return after;
  }

  static Stream<Arguments> refused() {
    return Stream.of(Operation.values())
        .flatMap(
            operation ->
                Stream.of(Status.values())
                    .filter(from -> Lifecycle.step(operation, from).kind() == Kind.REFUSED)
                    .map(from -> Arguments.of(operation, from)));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesNamingBothStatuses(Operation operation, Status from) {
    Status to = Lifecycle.step(operation, from).path().get(0);

    assertThatExceptionOfType(IllegalStatusChangeException.class)
        .isThrownBy(() -> SessionRules.operate(sessionThatIs(from), operation, null))
        .withMessageContainingAll("'a'", from.name(), to.name())
        .satisfies(
            refusal -> {
              assertThat(refusal.session()).isEqualTo(new SessionId("a"));
              assertThat(refusal.from()).isEqualTo(from);
              assertThat(refusal.to()).isEqualTo(to);
            });
  }

  @Test
  void saysWhatASessionMayBecomeInstead() {
    assertThatExceptionOfType(IllegalStatusChangeException.class)
        .isThrownBy(
            () -> SessionRules.operate(sessionThatIs(Status.ERROR), Operation.COMPLETE, null))
        .withMessageContaining("from there it may become TERMINATED");
  }

  @Test
  void keepsTheExitCodeOfOneThatFailedWhenItIsStopped() {
    Session failed = sessionThatIs(Status.ERROR).withEnding(new Ending(3, "broken"));

    assertThat(SessionRules.operate(failed, Operation.SHUTDOWN, new Ending(null, "enough")))
        .endsWith(new SessionEnded(new Ending(3, "enough")));
  }

  @Test
  void takesAnExitCodeThatIsKnownLater() {
    Session failed = sessionThatIs(Status.ERROR).withEnding(new Ending(3, "broken"));

    assertThat(SessionRules.operate(failed, Operation.SHUTDOWN, new Ending(137, "killed")))
        .endsWith(new SessionEnded(new Ending(137, "killed")));
  }

  @Test
  void saysThatNothingFollowsAFinalStatus() {
    assertThatExceptionOfType(IllegalStatusChangeException.class)
        .isThrownBy(
            () -> SessionRules.operate(sessionThatIs(Status.COMPLETED), Operation.START, null))
        .withMessageContaining("COMPLETED is final");
  }

  @Test
  void walksEveryEdgeOfTheWayInOneGo() {
    assertThat(SessionRules.operate(sessionThatIs(Status.INITIALIZING), Operation.COMPLETE, null))
        .<Object>map(each -> each)
        .containsExactly(
            new StatusChanged(Status.INITIALIZING, Status.ACTIVE, Operation.COMPLETE),
            new StatusChanged(Status.ACTIVE, Status.COMPLETED, Operation.COMPLETE));
  }

  @Test
  void bringsNoEventsWhenThereIsNothingToDo() {
    assertThat(SessionRules.operate(sessionThatIs(Status.ACTIVE), Operation.START, null)).isEmpty();
  }

  @Test
  void keepsTheEndingOfASessionThatEnds() {
    Session active = sessionThatIs(Status.ACTIVE);

    Session after = applied(active, SessionRules.operate(active, Operation.SHUTDOWN, ENDING), AT);

    assertThat(after.ending()).isEqualTo(ENDING);
  }

  @Test
  void keepsNoEndingWhenThereIsNothingToDo() {
    assertThat(SessionRules.operate(sessionThatIs(Status.TERMINATED), Operation.SHUTDOWN, ENDING))
        .isEmpty();
  }

  @Test
  void keepsNoEndingOfAnOperationThatEndsNothing() {
    assertThat(SessionRules.operate(sessionThatIs(Status.IDLE), Operation.START, ENDING))
        .hasSize(1);
  }

  @Test
  void remembersWhenItStartedForTheFirstTime() {
    Instant start = AT.plusSeconds(1);
    Session started = sessionThatIs(Status.INITIALIZING).withStatus(Status.ACTIVE, start);
    Session rested = started.withStatus(Status.IDLE, start.plusSeconds(1));

    Session again = rested.withStatus(Status.ACTIVE, start.plusSeconds(2));

    assertThat(again.times().started()).isEqualTo(start);
    assertThat(again.times().lastActivity()).isEqualTo(start.plusSeconds(2));
  }

  @Test
  void hasNotStartedBeforeItIsActive() {
    assertThat(sessionThatIs(Status.INITIALIZING).times().started()).isNull();
  }

  @Test
  void remembersWhenItEnded() {
    Instant end = AT.plusSeconds(1);

    Session ended = sessionThatIs(Status.ACTIVE).withStatus(Status.COMPLETED, end);

    assertThat(ended.times().ended()).isEqualTo(end);
  }

  @Test
  void hasNotEndedWhileItLives() {
    assertThat(sessionThatIs(Status.ERROR).times().ended()).isNull();
  }

  @Test
  void countsItsTasksAndRemembersTheLast() {
    Instant last = AT.plusSeconds(9);

    Session done = sessionThatIs(Status.ACTIVE).withTaskDone(AT).withTaskDone(last);

    assertThat(done.totals()).isEqualTo(new Totals(0, BigDecimal.ZERO, 2, 0));
    assertThat(done.times().lastActivity()).isEqualTo(last);
  }

  @Test
  void isOneVersionLaterAfterACommit() {
    Session before = sessionThatIs(Status.ACTIVE);

    Session after = before.committed(AT.plusSeconds(1));

    assertThat(after.version()).isEqualTo(before.version() + 1);
    assertThat(after.times().updated()).isEqualTo(AT.plusSeconds(1));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void takesOnlyLegalEdgesOnAnyWalk(long seed) {
    Random random = new Random(seed);
    for (int walk = 0; walk < 200; walk++) {
      Session session = sessionThatIs(Status.INITIALIZING);
      for (int i = 0; i < 20; i++) {
        session = walkedOn(session, random);
      }
    }
  }

  private static Session walkedOn(Session session, Random random) {
    List<Operation> operations = List.of(Operation.values());
    Operation operation = operations.get(random.nextInt(operations.size()));
    Status from = session.status();
    try {
      List<Event<?>> events = SessionRules.operate(session, operation, null);
      for (Event<?> each : events) {
        StatusChanged changed = (StatusChanged) each;
        assertThat(changed.from()).isEqualTo(from);
        assertThat(Lifecycle.allows(changed.from(), changed.to())).isTrue();
        from = changed.to();
      }
      Session after = applied(session, events, AT);
      assertThat(after.status()).isEqualTo(from);
      assertThat(session.status().isFinal() && !after.equals(session)).isFalse();
      return after;
    } catch (IllegalStatusChangeException refused) {
      assertThat(Lifecycle.allows(refused.from(), refused.to())).isFalse();
      return session;
    }
  }
}
