package dev.bureau.metrics.meter;

import static dev.bureau.metrics.meter.Journals.counted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.SessionPassed;
import dev.bureau.core.session.Status;
import dev.bureau.core.session.StatusChanged;
import dev.bureau.core.transition.Cause;
import dev.bureau.core.transition.Passage;
import dev.bureau.core.transition.TransitionFinished;
import dev.bureau.core.transition.TransitionIntended;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** S34: a session's start and end count once, by the edges that are walked once. */
class SessionMetersTest {
  private static final String STARTED = "bureau.session.started";
  private static final String ENDED = "bureau.session.ended";

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final EventMeters meters =
      new EventMeters(
          registry,
          (session, version) -> {
            throw new NoSuchSessionException(session);
          });

  @Test
  void countAStartOnce() {
    Journals.tell(
        meters,
        changed(Status.INITIALIZING, Status.ACTIVE, Operation.START),
        changed(Status.ACTIVE, Status.IDLE, Operation.REST),
        changed(Status.IDLE, Status.ACTIVE, Operation.WORK));

    assertThat(counted(registry, STARTED, "type", "director")).isEqualTo(1);
    assertThat(counted(registry, STARTED)).isEqualTo(1);
    assertThat(counted(registry, ENDED)).isZero();
  }

  @Test
  void countAnEndOnceWhereverItCameFrom() {
    Journals.tell(
        meters,
        changed(Status.INITIALIZING, Status.ERROR, Operation.SHUTDOWN),
        changed(Status.ERROR, Status.TERMINATED, Operation.SHUTDOWN));

    assertThat(counted(registry, ENDED, "status", "terminated")).isEqualTo(1);
    assertThat(counted(registry, ENDED)).isEqualTo(1);
    assertThat(counted(registry, STARTED)).isZero();
    assertThat(counted(registry, "bureau.session.failed")).isZero();
  }

  /** T: each life of a chain begins once and ends once, whatever else is counted. */
  @Test
  void countAStartAndAnEndOfEachLife() {
    SessionId next = new SessionId("next");
    Passage passage = new Passage(next, Cause.CLEAR, new Ending(0, "clear"));
    Journals.tell(
        meters,
        changed(Status.INITIALIZING, Status.ACTIVE, Operation.START),
        new TransitionIntended(passage),
        changed(Status.ACTIVE, Status.COMPLETED, Operation.TRANSITION),
        new SessionPassed(next),
        changed(Status.INITIALIZING, Status.ACTIVE, Operation.START),
        new TransitionFinished(next));

    assertThat(counted(registry, STARTED)).isEqualTo(2);
    assertThat(counted(registry, ENDED)).isEqualTo(1);
    assertThat(counted(registry, "bureau.transitions", "cause", "clear")).isEqualTo(1);
    assertThat(counted(registry, "bureau.transitions")).isEqualTo(1);
  }

  @Test
  void countAStartAndAnEndOfOneThatPassesBeforeItHasBegun() {
    Journals.tell(
        meters,
        changed(Status.INITIALIZING, Status.ACTIVE, Operation.TRANSITION),
        changed(Status.ACTIVE, Status.COMPLETED, Operation.TRANSITION));

    assertThat(counted(registry, STARTED)).isEqualTo(1);
    assertThat(counted(registry, ENDED, "status", "completed")).isEqualTo(1);
    assertThat(counted(registry, ENDED)).isEqualTo(1);
  }

  @Test
  void countAFailure() {
    Journals.tell(meters, changed(Status.ACTIVE, Status.ERROR, Operation.FAIL));

    assertThat(counted(registry, "bureau.session.failed", "type", "director")).isEqualTo(1);
    assertThat(counted(registry, ENDED)).isZero();
  }

  @Test
  void countSessionsOfWhichNobodyKnowsTheTypeAsOthers() {
    meters.count(
        Journals.entry("s", 1, changed(Status.ACTIVE, Status.COMPLETED, Operation.COMPLETE)),
        Optional::empty);

    assertThat(counted(registry, ENDED, "type", "other", "status", "completed")).isEqualTo(1);
  }

  private static StatusChanged changed(Status from, Status to, Operation operation) {
    return new StatusChanged(from, to, operation);
  }
}
