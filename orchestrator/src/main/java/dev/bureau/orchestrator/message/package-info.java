/**
 * Mail as users send it: to one session, to a group, to all that can do something; and what becomes
 * of it: what waits, what failed for good, who takes which types (S20-S22).
 */
@NullMarked
package dev.bureau.orchestrator.message;

import org.jspecify.annotations.NullMarked;
