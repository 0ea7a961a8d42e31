package dev.bureau.core.change;

import dev.bureau.core.journal.Aspects;
import dev.bureau.core.session.Session;

/**
 * A pure rule: from what a session is to how it shall change. It may be called several times, each
 * time with what the session is by then.
 */
@FunctionalInterface
public interface Decision {
  /**
   * Decides.
   *
   * @throws dev.bureau.core.error.BureauException if it refuses; nothing is then committed
   */
  Change decide(Session session, Aspects aspects, Moment moment);
}
