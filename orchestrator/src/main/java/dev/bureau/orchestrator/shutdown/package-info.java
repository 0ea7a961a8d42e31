/**
 * Stopping sessions with all below them (S8): gracefully, so that they finish what waits for them,
 * or by force; departments before their directors.
 */
@NullMarked
package dev.bureau.orchestrator.shutdown;

import org.jspecify.annotations.NullMarked;
