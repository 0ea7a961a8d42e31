/** How well sessions keep to their limits of reading files (R7). */
@NullMarked
package dev.bureau.core.discipline;

import org.jspecify.annotations.NullMarked;
