package dev.bureau.orchestrator.doctor;

import dev.bureau.core.budget.Amounts;
import dev.bureau.core.grant.Account;
import dev.bureau.core.grant.Grants;
import dev.bureau.core.grant.Transfer;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;

/** What the journal of a session says it has drawn, and others from it. */
record GrantBook(Session session, Grants grants) {
  /** Whether nothing was ever drawn, by this session or from it. */
  boolean isBlank() {
    return grants == Grants.ASPECT.empty();
  }

  /** Whether an account belongs to this session, and not to one that had its id before. */
  boolean isOf(Account account) {
    return account.last().life().equals(session.times().created());
  }

  /** Whether this session was there before another one: it may have lent to that. */
  boolean isOlderThan(GrantBook other) {
    return session.times().created().isBefore(other.session.times().created());
  }

  /** What the session above must have noted of this one. */
  Amounts drawnFrom(SessionId source, Account noted) {
    Amounts received = grants.received(source);
    Transfer open = grants.transfer();
    if (open == null || !open.source().equals(source)) {
      return received;
    }
    boolean isTaken = noted.last().equals(open.key());
    if (open.purpose() == Transfer.Purpose.RETURN) {
      return isTaken ? received : received.plus(open.amounts());
    }
    return isTaken ? received.plus(noted.drawn()) : received;
  }
}
