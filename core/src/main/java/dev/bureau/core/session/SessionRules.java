package dev.bureau.core.session;

import dev.bureau.core.duty.Duty;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.journal.Event;
import dev.bureau.core.json.Codec;
import dev.bureau.core.json.JsonLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The pure rules of a session's life: from a head and a wish to the events that follow, or a
 * refusal.
 */
public final class SessionRules {
  private SessionRules() {}

  /**
   * The events that an operation brings (S4); none if there is nothing to do or it must wait.
   *
   * @param ending how and why, kept when the operation ends the session or fails it; the exit code
   *     of one that has failed stays if there is none in this
   * @throws IllegalStatusChangeException if the table refuses it
   */
  public static List<Event<?>> operate(
      Session session, Operation operation, @Nullable Ending ending) {
    Lifecycle.Step step = Lifecycle.step(operation, session.status());
    if (step.kind() == Lifecycle.Kind.REFUSED) {
      throw new IllegalStatusChangeException(session.id(), session.status(), step.path().get(0));
    }
    List<Status> path = step.path();
    if (path.isEmpty()) {
      return List.of();
    }
    Status last = path.get(path.size() - 1);
    Ending kept = last.isFinal() || last == Status.ERROR ? kept(session, ending) : null;
    Event<?>[] events = new Event<?>[path.size() + (kept == null ? 0 : 1)];
    Status from = session.status();
    for (int i = 0; i < path.size(); i++) {
      Status to = path.get(i);
      events[i] = new StatusChanged(from, to, operation);
      from = to;
    }
    if (kept != null) {
      events[path.size()] = new SessionEnded(kept);
    }
    return List.of(events);
  }

  private static @Nullable Ending kept(Session session, @Nullable Ending ending) {
    Ending failure = session.status() == Status.ERROR ? session.ending() : null;
    return ending == null || ending.exitCode() != null || failure == null
        ? ending
        : new Ending(failure.exitCode(), ending.reason());
  }

  /**
   * The events that put a session aside for good (R8): one that is not final is ended first. None
   * if it is archived already.
   *
   * @param reason why, in a few words; also why it is ended, if it has to be
   */
  public static List<Event<?>> archive(Session session, String reason) {
    if (session.times().archived() != null) {
      return List.of();
    }
    List<Event<?>> events =
        new ArrayList<>(operate(session, Operation.SHUTDOWN, new Ending(null, reason)));
    events.add(new SessionArchived(reason));
    return List.copyOf(events);
  }

  /** Whether nobody works in it or has changed it since then, so that it may be cleaned up (R8). */
  public static boolean isLeftAlone(Session session, Instant since) {
    return session.status() != Status.ACTIVE && session.times().updated().isBefore(since);
  }

  /**
   * Refuses a description that is too large for lists.
   *
   * @throws dev.bureau.core.error.BadInputException if it is longer than 4 KiB of JSON
   */
  public static void requireDescribable(Profile profile) {
    if (profile.mostJsonBytes() > JsonLimits.DESCRIPTION.bytes()) {
      Codec.encode("description (names, capabilities, ...)", profile, JsonLimits.DESCRIPTION);
    }
  }

  /**
   * Refuses resources that pass the constraints (S2): what a session may use must be within what it
   * must keep to.
   *
   * @throws BadInputException if they do
   */
  public static void requireWithin(Profile profile) {
    Constraints constraints = profile.constraints();
    OptionalLong most = constraints.maxMemoryBytes();
    OptionalLong memory = profile.resources().memoryBytes();
    if (most.isPresent() && memory.isPresent() && memory.getAsLong() > most.getAsLong()) {
      throw new BadInputException(
          "resource memory",
          profile.resources().values().get("memory"),
          "give at most the constraint max-memory: " + constraints.values().get("max-memory"));
    }
  }

  /**
   * Makes sure that a session of that type can have a duty (S1).
   *
   * @throws BadInputException if it says something that belongs to another type
   */
  public static void requireDuty(SessionType type, Duty duty) {
    require(duty.direction() == null, "direction", type, SessionType.DIRECTOR);
    require(duty.domain() == null, "domain", type, SessionType.DEPARTMENT);
    require(duty.watch() == null, "watch", type, SessionType.OBSERVER);
  }

  private static void require(boolean absent, String what, SessionType type, SessionType only) {
    if (!absent && type != only) {
      throw new BadInputException(
          what,
          "of a session of type " + type,
          "leave it out: only one of type " + only + " has it");
    }
  }

  /**
   * The events that an update brings; none if it changes nothing.
   *
   * @throws BadInputException if the metadata or the description would become too large, or its
   *     resources pass the new constraints
   */
  public static List<Event<?>> update(Session session, SessionUpdate update) {
    SessionUpdated updated =
        new SessionUpdated(update.metadata(), update.capabilities(), update.constraints());
    if (!updated.changes(session)) {
      return List.of();
    }
    if (updated.metadata() != null) {
      JsonLimits.METADATA.checkMerge("metadata", session.metadata(), updated.metadata());
    }
    Profile described = updated.described(session.profile());
    if (!described.equals(session.profile())) {
      requireDescribable(described);
    }
    if (updated.constraints() != null) {
      requireWithin(described);
    }
    return List.of(updated);
  }

  /**
   * The event of a change to another directory.
   *
   * @throws dev.bureau.core.error.BadInputException if it is no name of one, or the description
   *     would become too large
   */
  public static WorkspaceChanged moveTo(Session session, String workspace) {
    requireDescribable(session.profile().withWorkspace(workspace));
    return new WorkspaceChanged(workspace);
  }

  /**
   * The event of a change to another model.
   *
   * @throws dev.bureau.core.error.BadInputException if it is no name of one, or the description
   *     would become too large
   */
  public static ModelChanged useModel(Session session, String model) {
    Profile profile = session.profile();
    requireDescribable(profile.with(profile.assignment().withModel(model)));
    return new ModelChanged(model);
  }

  /**
   * The events of a change of the mail that a session takes; none if it takes that already.
   *
   * @throws BadInputException if the description would become too large
   */
  public static List<Event<?>> takeIn(Session session, Intake intake) {
    if (intake.equals(session.profile().intake())) {
      return List.of();
    }
    if (intake.open()) { // a session can always close its mailbox
      requireDescribable(session.profile().withIntake(intake));
    }
    return List.of(new IntakeChanged(intake));
  }

  /**
   * The event of a takeover from a dead holder (DESIGN: messages): attempts count only while
   * nothing gets done between them.
   *
   * @param completedCells how many cells of the session are complete now
   */
  public static SessionRecovered recover(Session session, long completedCells) {
    Recovery before = session.work().recovery();
    int attempt = before == null || completedCells > before.progress() ? 1 : before.attempt() + 1;
    return new SessionRecovered(new Recovery(attempt, completedCells));
  }
}
