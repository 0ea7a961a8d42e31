package dev.bureau.testing.simulation;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Status;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoredSession;
import dev.bureau.orchestrator.agent.Agents;
import dev.bureau.testing.promise.Deliveries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether nothing waits that anybody could handle. */
final class Rest {
  private final Store store;
  private final Seams seams;
  private final Agents agents;

  /**
   * @param agents those that the nodes run
   */
  Rest(Store store, Seams seams, Agents agents) {
    this.store = store;
    this.seams = seams;
    this.agents = agents;
  }

  boolean isReached(Deliveries deliveries) {
    return missing(deliveries).isEmpty();
  }

  /** What should be handled, and is not. */
  List<String> missing(Deliveries deliveries) {
    List<String> missing = new ArrayList<>();
    deliveries
        .waiting()
        .forEach(
            (mailbox, waiting) -> {
              Optional<Session> end = end(mailbox).filter(this::isAbleToWork);
              for (Deliveries.Sent each : waiting) {
                if (end.isPresent() && isDue(each)) {
                  missing.add(
                      "%s (%s) for %s, which is %s"
                          .formatted(
                              each.message().id(),
                              each.message().type(),
                              mailbox,
                              end.get().status()));
                }
              }
            });
    return missing;
  }

  private Optional<Session> end(SessionId mailbox) {
    Optional<Session> last = head(mailbox);
    while (last.isPresent() && last.get().links().transitionedTo() != null) {
      last = head(last.get().links().transitionedTo());
    }
    return last;
  }

  private Optional<Session> head(SessionId session) {
    return store.sessions().head(session).map(StoredSession::session);
  }

  private boolean isAbleToWork(Session session) {
    return session.agent() != null
        && agents.has(session.agent().name())
        && session.status() != Status.INITIALIZING
        && session.status() != Status.ERROR;
  }

  /** A retry will come; the end of a wait whose time has not come need not. */
  private boolean isDue(Deliveries.Sent sent) {
    return !sent.isParked()
        && !(sent.message().type().equals(MessageType.WAIT_TIMED_OUT)
            && sent.notBefore().isAfter(seams.wall().instant()));
  }
}
