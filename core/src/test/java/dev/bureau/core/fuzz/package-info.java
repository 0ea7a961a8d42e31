/** Every reader of text from outside, on inputs that Jazzer grows by coverage (G9). */
@NullMarked
package dev.bureau.core.fuzz;

import org.jspecify.annotations.NullMarked;
