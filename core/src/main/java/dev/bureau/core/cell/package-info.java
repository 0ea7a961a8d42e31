/**
 * Cells: durable steps of a handling. Their states, their events, the aspect they fold into and the
 * pure decisions that start, finish and resolve one.
 */
@NullMarked
package dev.bureau.core.cell;

import org.jspecify.annotations.NullMarked;
