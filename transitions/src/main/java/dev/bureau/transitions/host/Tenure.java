package dev.bureau.transitions.host;

import dev.bureau.core.change.Decision;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.host.HostedElsewhereException;
import dev.bureau.core.host.Hosting;
import dev.bureau.core.host.Lodging;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.session.Session;
import java.time.Instant;

/**
 * By what a host knows the session of its run again: another session may have taken its id, and
 * another host the session.
 *
 * @param lodging where its agent lives
 * @param created when the session was created
 */
record Tenure(Lodging lodging, Instant created) {
  /**
   * The same decision, while the session is the host's own.
   *
   * @throws NoSuchSessionException when it is decided, if the session was removed
   * @throws HostedElsewhereException when it is decided, if another host has it
   */
  Decision holds(Decision decision) {
    return (session, aspects, moment) -> {
      require(session, aspects);
      return decision.decide(session, aspects, moment);
    };
  }

  /**
   * Makes sure that the session is the host's own.
   *
   * @throws NoSuchSessionException if that one was removed, and another has its id
   * @throws HostedElsewhereException if another host has it
   */
  void require(Session session, Aspects aspects) {
    Lodging now = aspects.get(Hosting.ASPECT).lodging();
    if (now == null || !session.times().created().equals(created)) {
      throw new NoSuchSessionException(session.id());
    }
    if (!now.equals(lodging)) {
      throw new HostedElsewhereException(session.id(), now.keeper());
    }
  }
}
