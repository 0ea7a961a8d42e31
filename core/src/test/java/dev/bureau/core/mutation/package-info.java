/** What PIT needs to change our classes. */
@NullMarked
package dev.bureau.core.mutation;

import org.jspecify.annotations.NullMarked;
