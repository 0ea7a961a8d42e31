/**
 * Hosts of agents (T1-T5, T9, T10, X9): what runs an agent, one life after another, a session for
 * each, and reads what it writes.
 */
@NullMarked
package dev.bureau.transitions.host;

import org.jspecify.annotations.NullMarked;
