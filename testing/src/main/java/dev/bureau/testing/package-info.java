/**
 * Doubles for tests of what is built on Bureau: a world whose clock and processes a test turns by
 * hand, and a store that fails when told.
 */
@NullMarked
package dev.bureau.testing;

import org.jspecify.annotations.NullMarked;
