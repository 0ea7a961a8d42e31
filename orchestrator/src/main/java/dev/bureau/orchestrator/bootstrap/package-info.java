/**
 * Bootstrapping sessions (S7): from a description to a session that works, or to nothing at all if
 * a step fails.
 */
@NullMarked
package dev.bureau.orchestrator.bootstrap;

import org.jspecify.annotations.NullMarked;
