/**
 * Progress of handlings as it comes, chunk by chunk (X64): told in this process, kept nowhere. What
 * has to last, or to reach other processes, is an event.
 */
@NullMarked
package dev.bureau.orchestrator.progress;

import org.jspecify.annotations.NullMarked;
