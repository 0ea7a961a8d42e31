package dev.bureau.core.store;

import dev.bureau.core.id.SessionId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Who may run a session's handlers. Leases decide only who works, never what is right: that is the
 * epoch's part, which every commit carries and the store checks.
 */
public interface Leases {
  /**
   * Asks for a session. Granted if it is free, expired, its holder's process is certainly gone, or
   * the caller has it already (then with the same epoch, prolonged). Every other grant raises the
   * session's epoch in the same transaction, also one to a holder that had it before and gave it
   * back.
   */
  LeaseOutcome claim(SessionId session, Holder holder, Duration length);

  /**
   * Prolongs these leases of one holder.
   *
   * @return those that are still its own; the others are lost
   */
  List<Lease> renew(Holder holder, Collection<Lease> leases, Duration length);

  /** Gives leases back; those that are lost already are passed over. */
  void release(Holder holder, Collection<Lease> leases);

  /** All leases that have not been given back, the ended ones among them. */
  List<Lease> holders();
}
