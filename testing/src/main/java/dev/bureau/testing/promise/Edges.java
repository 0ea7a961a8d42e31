package dev.bureau.testing.promise;

import static dev.bureau.core.session.Status.ACTIVE;
import static dev.bureau.core.session.Status.COMPLETED;
import static dev.bureau.core.session.Status.ERROR;
import static dev.bureau.core.session.Status.IDLE;
import static dev.bureau.core.session.Status.INITIALIZING;
import static dev.bureau.core.session.Status.TERMINATED;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Event;
import dev.bureau.core.session.Status;
import dev.bureau.core.session.StatusChanged;
import dev.bureau.core.store.Commit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * P9: a session walks only edges of the published lifecycle (S4), each from where it is, and never
 * leaves a final status. The edges are written down here again, on purpose.
 */
public final class Edges implements Promise {
  private static final Map<Status, Set<Status>> PUBLISHED =
      Map.of(
          INITIALIZING, EnumSet.of(ACTIVE, ERROR),
          ACTIVE, EnumSet.of(IDLE, COMPLETED, ERROR, TERMINATED),
          IDLE, EnumSet.of(ACTIVE, TERMINATED),
          ERROR, EnumSet.of(TERMINATED),
          COMPLETED, EnumSet.noneOf(Status.class),
          TERMINATED, EnumSet.noneOf(Status.class));

  private final Map<SessionId, Status> statuses = new HashMap<>();

  @Override
  public void committed(Commit commit, long version) {
    SessionId session = commit.session();
    Status status = statuses.getOrDefault(session, INITIALIZING);
    for (Event<?> event : commit.change().events()) {
      if (event instanceof StatusChanged changed) {
        if (changed.from() != status || !isPublished(status, changed.to())) {
          throw new AssertionError(
              "Legal changes of status (P9): %s is %s, and version %d says %s -> %s"
                  .formatted(session, status, version, changed.from(), changed.to()));
        }
        status = changed.to();
      }
    }
    if (commit.head().status() != status) {
      throw new AssertionError(
          "Legal changes of status (P9): the journal of %s leads to %s, its head says %s at version %d"
              .formatted(session, status, commit.head().status(), version));
    }
    statuses.put(session, status);
  }

  private static boolean isPublished(Status from, Status to) {
    return PUBLISHED.getOrDefault(from, Set.of()).contains(to);
  }

  @Override
  public void removed(SessionId session) {
    statuses.remove(session);
  }
}
