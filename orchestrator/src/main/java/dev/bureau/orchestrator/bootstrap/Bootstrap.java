package dev.bureau.orchestrator.bootstrap;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.message.Priority;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.Status;
import dev.bureau.orchestrator.message.Messages;
import dev.bureau.orchestrator.session.Creating;
import dev.bureau.orchestrator.session.SessionManager;
import java.util.Set;

/**
 * Brings sessions to work in one go (S7): creates one, checks what it may use against what it must
 * keep to, registers it for messages and starts it. If a step fails, the session is removed again.
 * Thread-safe.
 */
public final class Bootstrap {
  private final SessionManager sessions;
  private final Messages messages;

  /** Acts in the name of those two. */
  public Bootstrap(SessionManager sessions, Messages messages) {
    this.sessions = sessions;
    this.messages = messages;
  }

  /** Bootstraps a session that takes all types of messages, at normal priority. */
  public Session of(SessionSpec spec) {
    return of(spec, Set.of(), Priority.NORMAL);
  }

  /**
   * Bootstraps a session. With an idempotency key in the spec, one whose process died on the way is
   * brought to work by doing it again (X61).
   *
   * @param types the types of messages it takes; none for all
   * @param priority how early it gets its turn when many sessions have work
   * @return the session, ACTIVE
   * @throws dev.bureau.core.error.BadInputException if the resources pass the constraints; nothing
   *     is created then
   * @throws BureauException what a step throws; the session is removed again, unless somebody else
   *     has created it, or brought it to work, under the same key, or removing it fails otherwise,
   *     which is suppressed in this one
   */
  public Session of(SessionSpec spec, Set<String> types, Priority priority) {
    Creating creating = sessions.createOrFind(spec);
    Session created = creating.session();
    if (created.status() != Status.INITIALIZING) {
      return created; // by the same key, before
    }
    try {
      messages.inbox(created.id()).register(types, priority);
      return sessions.start(created.id());
    } catch (BureauException e) {
      if (creating instanceof Creating.Now) {
        undo(created, e);
      }
      throw e;
    }
  }

  private void undo(Session created, BureauException why) {
    try {
      sessions.delete(created.id()); // refused if somebody else has started it
    } catch (BureauException e) {
      why.addSuppressed(e);
    }
  }
}
