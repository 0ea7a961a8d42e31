package dev.bureau.core.store;

/** What became of a wish for a lease. */
public sealed interface LeaseOutcome {
  /**
   * It is yours.
   *
   * @param lease the lease
   * @param takenOver whether another holder had it and did not give it back
   */
  record Granted(Lease lease, boolean takenOver) implements LeaseOutcome {}

  /** Somebody alive has it. */
  record Held(Lease by) implements LeaseOutcome {}

  /** There is no such session, or none any more. */
  record NoSession() implements LeaseOutcome {}
}
