/** Decisions about who does a piece of work, and what they are on average (R2, R6). */
@NullMarked
package dev.bureau.core.routing;

import org.jspecify.annotations.NullMarked;
