/**
 * A change of a session and how it is decided: pure decisions over a head and its aspects, and the
 * events, sends, acknowledgements and claims that they yield.
 */
@NullMarked
package dev.bureau.core.change;

import org.jspecify.annotations.NullMarked;
