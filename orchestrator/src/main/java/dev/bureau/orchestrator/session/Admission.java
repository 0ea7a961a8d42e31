package dev.bureau.orchestrator.session;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import java.util.function.Supplier;

/** Has room for the sessions that start in this process, or refuses them (S10). */
@FunctionalInterface
public interface Admission {
  /** Where no agents are bound, no session is live. */
  Admission NOBODY_LIVE = (session, start) -> start.get();

  /**
   * Starts a session if there is room for it.
   *
   * @param start commits the start
   * @return the session after it
   */
  Session start(SessionId session, Supplier<Session> start);
}
