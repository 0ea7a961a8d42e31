package dev.bureau.core.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.change.Decision;
import dev.bureau.core.change.Moment;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.journal.Event;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Profile;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionEnded;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.Status;
import dev.bureau.core.session.StatusChanged;
import dev.bureau.core.session.Times;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** S2: what becomes of a session that passes a limit. */
class ConstraintRulesTest {
  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
  private static final Profile PLAIN = SessionSpec.active("session").profile();
  private static final Profile MINUTE =
      SessionSpec.active("session").constraints(Map.of("timeout", "60000")).profile();
  private static final Profile KILOBYTE =
      SessionSpec.active("session").workspace("work").resources(Map.of("disk", "1k")).profile();

  private static Session session(Profile profile, Status status, @Nullable Instant started) {
    Session absent = Session.absent(new SessionId("session"));
    return new Session(
        absent.id(),
        3,
        status,
        profile,
        absent.metadata(),
        new Times(START, START, started, null, START, null),
        null,
        absent.links(),
        null,
        absent.work());
  }

  private static List<Event<?>> events(Decision decision, Session session, long millis) {
    Moment moment = new Moment(START.plusMillis(millis), new CommitId(1, 1), Actor.node("node"));
    return decision.decide(session, Aspects.NONE, moment).events();
  }

  @Test
  void failsASessionWhoseTimeIsUp() {
    Session working = session(MINUTE, Status.ACTIVE, START);

    assertThat(events(ConstraintRules.timeout(), working, 60_001))
        .isEqualTo(
            List.of(
                new ConstraintBreached("timeout", 60_000, 60_001),
                new StatusChanged(Status.ACTIVE, Status.ERROR, Operation.FAIL),
                new SessionEnded(
                    new Ending(null, "constraint timeout: not final 60000 ms after its start"))));
  }

  @Test
  void failsASessionThatRestsByTheTableOfS4() {
    Session resting = session(MINUTE, Status.IDLE, START);

    assertThat(events(ConstraintRules.timeout(), resting, 90_000))
        .startsWith(
            new ConstraintBreached("timeout", 60_000, 90_000),
            new StatusChanged(Status.IDLE, Status.ACTIVE, Operation.FAIL),
            new StatusChanged(Status.ACTIVE, Status.ERROR, Operation.FAIL));
  }

  @ParameterizedTest
  @CsvSource({"-1000, false", "0, false", "59999, false", "60000, false", "60001, true"})
  void givesASessionAllOfItsTime(long millis, boolean fails) {
    Session working = session(MINUTE, Status.ACTIVE, START);

    assertThat(events(ConstraintRules.timeout(), working, millis).isEmpty()).isNotEqualTo(fails);
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.class,
      names = {"INITIALIZING", "ERROR", "COMPLETED", "TERMINATED"})
  void leavesASessionAloneThatWorksNotYetOrNoMore(Status status) {
    Session session = session(MINUTE, status, START);
    Session large = session(KILOBYTE, status, START);

    assertThat(events(ConstraintRules.timeout(), session, 90_000)).isEmpty();
    assertThat(ConstraintRules.deadline(session)).isEmpty();
    assertThat(events(ConstraintRules.disk(5_000), large, 0)).isEmpty();
    assertThat(ConstraintRules.diskLimit(large)).isEmpty();
  }

  @Test
  void leavesASessionAloneThatHasNoLimit() {
    Session free = session(PLAIN, Status.ACTIVE, START);

    assertThat(events(ConstraintRules.timeout(), free, Long.MAX_VALUE / 2)).isEmpty();
    assertThat(events(ConstraintRules.disk(Long.MAX_VALUE), free, 0)).isEmpty();
  }

  @Test
  void countsFromTheStart() {
    Session working = session(MINUTE, Status.ACTIVE, START.plusSeconds(30));

    assertThat(ConstraintRules.deadline(working)).contains(START.plusSeconds(90));
    assertThat(ConstraintRules.deadline(session(MINUTE, Status.ACTIVE, null))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, false", "1023, false", "1024, false", "1025, true"})
  void failsASessionWhoseWorkspaceIsTooLarge(long bytes, boolean fails) {
    Session working = session(KILOBYTE, Status.ACTIVE, START);

    assertThat(events(ConstraintRules.disk(bytes), working, 0))
        .isEqualTo(
            fails
                ? List.of(
                    new ConstraintBreached("disk", 1024, bytes),
                    new StatusChanged(Status.ACTIVE, Status.ERROR, Operation.FAIL),
                    new SessionEnded(
                        new Ending(
                            null, "resource disk: 1025 bytes in its workspace, of at most 1024")))
                : List.of());
  }

  @Test
  void hasNoLimitOfAWorkspaceThatThereIsNot() {
    Profile homeless = SessionSpec.active("session").resources(Map.of("disk", "1k")).profile();

    assertThat(ConstraintRules.diskLimit(session(homeless, Status.ACTIVE, START))).isEmpty();
  }

  @Test
  void remembersBreachesWithTheirTime() {
    Breaches breaches =
        new ConstraintBreached("disk", 1024, 1025).applyTo(Breaches.ASPECT.empty(), START);

    assertThat(breaches.all()).containsExactly(new Breach("disk", 1024, 1025, START));
  }
}
