package dev.bureau.orchestrator.transition;

import dev.bureau.core.access.Access;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Ending;
import dev.bureau.core.transition.Cause;
import dev.bureau.core.transition.Passage;
import dev.bureau.core.transition.TransitionRules;

/** What is left of passages whose process dies. */
final class Passages {
  private Passages() {}

  /** The old session has passed, and the process dies before there is a next one. */
  static Passage halfWay(Access access, SessionId old) {
    SessionId next = new SessionId(old + "-next");
    Passage passage = new Passage(next, Cause.CLEAR, new Ending(0, "clear"));
    access.door().change(old, access.caller(), TransitionRules.pass(passage));
    return passage;
  }
}
