/** Reads what agents write about themselves while they work (T6): formats, and one reader. */
@NullMarked
package dev.bureau.transitions.transcript;

import org.jspecify.annotations.NullMarked;
