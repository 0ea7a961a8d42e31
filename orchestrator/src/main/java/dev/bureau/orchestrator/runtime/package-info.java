/**
 * Running agents: leases, mailboxes that have work, handlings with their atomic effects, retries,
 * recovery after a death, and rest. Nothing here decides what is right; the door does.
 */
@NullMarked
package dev.bureau.orchestrator.runtime;

import org.jspecify.annotations.NullMarked;
