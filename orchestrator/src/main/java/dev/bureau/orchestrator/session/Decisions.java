package dev.bureau.orchestrator.session;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.SessionRules;
import org.jspecify.annotations.Nullable;

/** The pure rules of the core in the form that the door takes. */
public final class Decisions {
  private Decisions() {}

  /**
   * An operation of the lifecycle (S4).
   *
   * @param ending how and why, if it ends the session or fails it
   */
  public static Decision operate(Operation operation, @Nullable Ending ending) {
    return (session, aspects, moment) ->
        Change.of(SessionRules.operate(session, operation, ending));
  }
}
