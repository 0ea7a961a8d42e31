/**
 * Examining a store: whether every journal is one that could have been written, leads to the head
 * and the snapshot that are kept of it, and finds the values it names.
 */
@NullMarked
package dev.bureau.orchestrator.doctor;

import org.jspecify.annotations.NullMarked;
