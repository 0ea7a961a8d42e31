/**
 * Bureau for its users: one object that opens a store, manages sessions, sends messages, runs bound
 * agents and lets listeners follow. Wired by hand here, by Guice in the module beside it.
 */
@NullMarked
package dev.bureau.orchestrator;

import org.jspecify.annotations.NullMarked;
