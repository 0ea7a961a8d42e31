/**
 * Clones of sessions (S42): a session that begins as another one is, and shares nothing with it
 * that changes.
 */
@NullMarked
package dev.bureau.orchestrator.cloning;

import org.jspecify.annotations.NullMarked;
