package dev.bureau.transitions.host;

import dev.bureau.core.access.Access;
import dev.bureau.core.store.Holder;
import dev.bureau.transitions.Transitions;
import dev.bureau.transitions.sync.Syncing;
import org.jspecify.annotations.Nullable;

/**
 * What all hosts of a process share.
 *
 * @param access in whose name they act
 * @param transitions passes their sessions on
 * @param billing records what their agents use
 * @param keeper who they are, for others
 * @param syncing hands on what is read; null if nobody gets it
 */
public record Premises(
    Access access,
    Transitions transitions,
    Billing billing,
    Holder keeper,
    @Nullable Syncing syncing) {
  /** Nobody gets what is read. */
  public Premises(Access access, Transitions transitions, Billing billing, Holder keeper) {
    this(access, transitions, billing, keeper, null);
  }

  Premises with(Syncing handsOn) {
    return new Premises(access, transitions, billing, keeper, handsOn);
  }
}
