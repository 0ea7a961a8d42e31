package dev.bureau.orchestrator.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.change.Fold;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.IllegalStatusChangeException;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.Status;
import dev.bureau.core.session.StatusChanged;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Office;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of S4, as far as a manager's operations walk it. */
class SessionLifeTest {
  private final Office office = new Office();
  private final Bureau bureau = office.open();
  private final SessionManager sessions = bureau.sessions();

  /** The manager's operations. */
  enum Asked {
    START,
    COMPLETE,
    STOP,
    FAIL;

    Session of(SessionManager sessions, SessionId id) {
      return switch (this) {
        case START -> sessions.start(id);
        case COMPLETE -> sessions.complete(id);
        case STOP -> sessions.stop(id, "enough");
        case FAIL -> sessions.fail(id, 3, "broken");
      };
    }
  }

  @AfterEach
  void close() {
    office.close();
  }

  @ParameterizedTest
  @CsvSource({
    "START,    INITIALIZING, ACTIVE",
    "START,    IDLE,         ACTIVE",
    "COMPLETE, INITIALIZING, ACTIVE COMPLETED",
    "COMPLETE, ACTIVE,       COMPLETED",
    "COMPLETE, IDLE,         ACTIVE COMPLETED",
    "STOP,     INITIALIZING, ERROR TERMINATED",
    "STOP,     ACTIVE,       TERMINATED",
    "STOP,     IDLE,         TERMINATED",
    "STOP,     ERROR,        TERMINATED",
    "FAIL,     INITIALIZING, ERROR",
    "FAIL,     ACTIVE,       ERROR",
    "FAIL,     IDLE,         ACTIVE ERROR",
  })
  void walksTheEdgesInOneCommit(Asked asked, Status from, String edges) {
    Session before = inStatus(from);

    Session after = asked.of(sessions, before.id());

    List<Status> walked =
        Office.eventsOf(bureau, before.id(), before.version() + 1).stream()
            .filter(StatusChanged.class::isInstance)
            .map(each -> ((StatusChanged) each).to())
            .toList();
    assertThat(walked).isEqualTo(Stream.of(edges.split(" ", -1)).map(Status::valueOf).toList());
    assertThat(after.status()).isEqualTo(walked.get(walked.size() - 1));
  }

  @ParameterizedTest
  @CsvSource({
    "START, ACTIVE",
    "STOP,  COMPLETED",
    "STOP,  TERMINATED",
    "FAIL,  ERROR",
  })
  void hasNothingToDo(Asked asked, Status from) {
    Session before = inStatus(from);

    assertThat(asked.of(sessions, before.id())).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "START,    ERROR,      ACTIVE",
    "START,    COMPLETED,  ACTIVE",
    "START,    TERMINATED, ACTIVE",
    "COMPLETE, ERROR,      COMPLETED",
    "COMPLETE, COMPLETED,  COMPLETED",
    "COMPLETE, TERMINATED, COMPLETED",
    "FAIL,     COMPLETED,  ERROR",
    "FAIL,     TERMINATED, ERROR",
  })
  void refusesAndNamesBothStatuses(Asked asked, Status from, Status to) {
    SessionId id = inStatus(from).id();

    IllegalStatusChangeException refused =
        catchThrowableOfType(IllegalStatusChangeException.class, () -> asked.of(sessions, id));

    assertThat(refused.from()).isEqualTo(from);
    assertThat(refused.to()).isEqualTo(to);
    assertThat(refused).hasMessageContaining(from.name()).hasMessageContaining(to.name());
  }

  @ParameterizedTest
  @CsvSource({
    "START,    ERROR",
    "START,    COMPLETED",
    "START,    TERMINATED",
    "COMPLETE, ERROR",
    "COMPLETE, COMPLETED",
    "COMPLETE, TERMINATED",
    "FAIL,     COMPLETED",
    "FAIL,     TERMINATED",
  })
  void changesNothingWhenItRefuses(Asked asked, Status from) {
    Session before = inStatus(from);

    assertThatThrownBy(() -> asked.of(sessions, before.id()));

    assertThat(sessions.get(before.id())).isEqualTo(before);
  }

  @Test
  void notesWhenItStarted() {
    Session started = sessions.start(inStatus(Status.INITIALIZING).id());

    assertThat(started.times().started()).isEqualTo(started.times().updated());
  }

  @Test
  void notesWhenItEnded() {
    Session completed = sessions.complete(inStatus(Status.ACTIVE).id());

    assertThat(completed.times().ended()).isEqualTo(completed.times().updated());
  }

  @Test
  void keepsTheNormalEnd() {
    Session completed = sessions.complete(inStatus(Status.ACTIVE).id());

    assertThat(completed.ending()).isEqualTo(new Ending(0, "completed"));
  }

  @Test
  void keepsWhyItWasStopped() {
    Session stopped = sessions.stop(inStatus(Status.ACTIVE).id(), "enough");

    assertThat(stopped.ending()).isEqualTo(new Ending(null, "enough"));
  }

  @Test
  void keepsWhyItFailed() {
    Session failed = sessions.fail(inStatus(Status.ACTIVE).id(), 3, "broken");

    assertThat(failed.ending()).isEqualTo(new Ending(3, "broken"));
  }

  /** Prepared by another bureau, so that this one's operations find it as it stands. */
  private Session inStatus(Status status) {
    SessionManager others = office.open().sessions();
    SessionId id = others.create(SessionSpec.active("session")).id();
    return switch (status) {
      case INITIALIZING -> others.get(id);
      case ACTIVE -> others.start(id);
      case IDLE -> {
        others.start(id);
        yield rested(id);
      }
      case ERROR -> others.fail(id, 1, "broken");
      case COMPLETED -> others.complete(id);
      case TERMINATED -> others.stop(id, "enough");
    };
  }

  /** Only a runtime lets sessions rest, so this goes through a door of its own. */
  private Session rested(SessionId id) {
    return new Door(bureau.store(), new Fold(CoreEvents.CATALOGUE), Seams.system())
        .change(id, Caller.of(Actor.node("test")), Decisions.operate(Operation.REST, null))
        .session();
  }
}
