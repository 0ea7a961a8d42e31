package dev.bureau.orchestrator.runtime;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.session.IllegalStatusChangeException;
import dev.bureau.core.session.Lifecycle;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.SessionRules;
import dev.bureau.core.session.Status;
import dev.bureau.core.usage.Usage;
import java.util.List;

/**
 * What a handling does to its session.
 *
 * @param decisions to be committed, in order
 * @param reports the usage that these take; it was used, whatever becomes of the handling
 */
record Effects(List<Decision> decisions, List<Usage> reports) {
  /**
   * Work has arrived: a session that rested is ACTIVE again, in the first commit of its handling.
   * One that has come to ERROR meanwhile lets its work wait, so nothing of the handling happens.
   */
  static final Decision WORK =
      (session, aspects, moment) -> {
        if (Lifecycle.step(Operation.WORK, session.status()).kind() == Lifecycle.Kind.WAITS) {
          throw new IllegalStatusChangeException(session.id(), session.status(), Status.ACTIVE);
        }
        return Change.of(SessionRules.operate(session, Operation.WORK, null));
      };
}
