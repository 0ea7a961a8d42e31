/** What sessions have done, as figures: of one session and of all (S32, S33). */
@NullMarked
package dev.bureau.metrics;

import org.jspecify.annotations.NullMarked;
