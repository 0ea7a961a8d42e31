package dev.bureau.core.access;

import dev.bureau.core.change.Change;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.Loaded;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.IllegalStatusChangeException;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionRules;
import dev.bureau.core.session.Status;
import dev.bureau.core.tree.Stopping;
import dev.bureau.core.tree.TreeStoppingException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether new sessions may be supervised by the one that is to be above them: the live end of a
 * chain, or who is about to be that. Thread-safe.
 */
public final class Supervision {
  private static final Ending ENDS = new Ending(null, "its supervisor ends");

  private final Door door;

  public Supervision(Door door) {
    this.door = door;
  }

  /**
   * Refuses a supervisor that takes no new sessions; none is fine.
   *
   * @return the first of its chain, which those below it name
   * @throws NoSuchSessionException if it does not exist
   * @throws IllegalStatusChangeException if it is final, and nobody takes over
   * @throws TreeStoppingException if it is being stopped with all below it
   */
  public @Nullable Session require(@Nullable SessionId supervisor, Instant at) {
    if (supervisor == null) {
      return null;
    }
    Loaded above =
        door.loadEnd(supervisor).orElseThrow(() -> new NoSuchSessionException(supervisor));
    if (above.session().hasEnded()) {
      throw new IllegalStatusChangeException(supervisor, above.session().status(), Status.ACTIVE);
    }
    Stopping stopping = above.aspects().get(Stopping.ASPECT);
    if (stopping.isUnderWay(at)) {
      throw new TreeStoppingException(supervisor, stopping);
    }
    return first(above.session());
  }

  private Session first(Session end) {
    return end.links().transitionedFrom() == null ? end : door.load(end.links().chain()).session();
  }

  /** Whether the supervisor of a session is there and takes new ones. */
  public boolean isOpen(Session below, Instant at) {
    Optional<Loaded> above = above(below);
    return above.isPresent()
        && !above.get().session().hasEnded()
        && !above.get().aspects().get(Stopping.ASPECT).isUnderWay(at);
  }

  /** The end of the chain above a session, if that is still there. */
  private Optional<Loaded> above(Session below) {
    try {
      return Optional.ofNullable(below.links().supervisor())
          .flatMap(door::loadEnd)
          .filter(end -> below.links().areBelow(first(end.session())));
    } catch (NoSuchSessionException e) {
      return Optional.empty(); // it goes just now
    }
  }

  /**
   * Stops a session that was just created if its supervisor has ended or begun to be stopped since:
   * whoever does that to its tree may have missed this one.
   *
   * @return the session as it is then
   */
  public Session after(Session created, Caller caller, Instant at) {
    return created.links().supervisor() == null || isOpen(created, at)
        ? created
        : stop(created, caller);
  }

  /**
   * Does the same for one that was created before, by somebody who may have died on the way, unless
   * it has been started since, or its supervisor has completed: that stops nobody below it.
   *
   * @return the session as it is then
   */
  public Session again(Session created, Caller caller, Instant at) {
    if (created.status() != Status.INITIALIZING) {
      return created;
    }
    Optional<Loaded> above = above(created);
    boolean completed = above.isPresent() && above.get().session().status() == Status.COMPLETED;
    return completed ? created : after(created, caller, at);
  }

  /** Stops a session because those above it end. */
  public Session stop(Session created, Caller caller) {
    return door.change(
            created.id(),
            caller,
            (session, aspects, moment) ->
                Change.of(SessionRules.operate(session, Operation.SHUTDOWN, ENDS)))
        .session();
  }
}
