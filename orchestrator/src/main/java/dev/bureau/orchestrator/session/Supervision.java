package dev.bureau.orchestrator.session;

import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.Loaded;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.IllegalStatusChangeException;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Status;
import dev.bureau.core.tree.Stopping;
import dev.bureau.core.tree.TreeStoppingException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether new sessions may be supervised by the one that is to be above them. Thread-safe. */
public final class Supervision {
  private final Door door;

  public Supervision(Door door) {
    this.door = door;
  }

  /**
   * Refuses a supervisor that takes no new sessions; none is fine.
   *
   * @throws NoSuchSessionException if it does not exist
   * @throws IllegalStatusChangeException if it is final
   * @throws TreeStoppingException if it is being stopped with all below it
   */
  public void require(@Nullable SessionId supervisor, Instant at) {
    if (supervisor == null) {
      return;
    }
    Loaded above = door.load(supervisor);
    Status status = above.session().status();
    if (status.isFinal()) {
      throw new IllegalStatusChangeException(supervisor, status, Status.ACTIVE);
    }
    Stopping stopping = above.aspects().get(Stopping.ASPECT);
    if (stopping.isUnderWay(at)) {
      throw new TreeStoppingException(supervisor, stopping);
    }
  }

  /** Whether the supervisor is there and takes new sessions. */
  public boolean isOpen(SessionId supervisor, Instant at) {
    try {
      Loaded above = door.load(supervisor);
      return !above.session().status().isFinal()
          && !above.aspects().get(Stopping.ASPECT).isUnderWay(at);
    } catch (NoSuchSessionException e) {
      return false;
    }
  }

  /**
   * Stops a session that was just created if its supervisor has ended or begun to be stopped since:
   * whoever does that to its tree may have missed this one.
   *
   * @return the session as it is then
   */
  public Session after(Session created, Caller caller, Instant at) {
    SessionId supervisor = created.links().supervisor();
    if (supervisor == null || isOpen(supervisor, at)) {
      return created;
    }
    Ending ending = new Ending(null, "its supervisor ends");
    return door.change(created.id(), caller, Decisions.operate(Operation.SHUTDOWN, ending))
        .session();
  }
}
