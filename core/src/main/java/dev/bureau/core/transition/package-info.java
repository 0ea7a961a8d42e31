/**
 * How one session passes to the next of its chain: what is intended, who goes on, and that it is
 * through (T5, X10).
 */
@NullMarked
package dev.bureau.core.transition;

import org.jspecify.annotations.NullMarked;
