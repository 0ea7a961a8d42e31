/**
 * Following work as it is done (X66): a tracer is told as each piece of it begins, and a span how
 * it ends.
 */
@NullMarked
package dev.bureau.core.trace;

import org.jspecify.annotations.NullMarked;
