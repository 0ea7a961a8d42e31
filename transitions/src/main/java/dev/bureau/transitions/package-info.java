/**
 * How sessions pass (T1-T10): from one life of an agent to the next, what follows them, and the
 * chains that they make.
 */
@NullMarked
package dev.bureau.transitions;

import org.jspecify.annotations.NullMarked;
