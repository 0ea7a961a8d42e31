/**
 * The departments that a director has got by itself (S1, {@code autoScale}): which there are to be,
 * and how far each of them is.
 */
@NullMarked
package dev.bureau.core.staff;

import org.jspecify.annotations.NullMarked;
