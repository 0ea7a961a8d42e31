package dev.bureau.core.grant;

import dev.bureau.core.budget.Amounts;

/**
 * What one session below has drawn.
 *
 * @param last its last transfer
 * @param drawn what it drew by that; nothing if it gave something back or was denied it
 * @param out all it has drawn and not given back
 */
public record Account(GrantKey last, Amounts drawn, Amounts out) {
  /** Whether a transfer has taken place, or is too old to do so. */
  boolean knows(GrantKey key) {
    return key.compareTo(last) <= 0;
  }
}
