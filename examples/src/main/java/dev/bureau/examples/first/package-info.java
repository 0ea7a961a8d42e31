/**
 * The first program: one agent, one session, one message, on a real database. It stands in the
 * README, and a test keeps the two equal.
 */
@NullMarked
package dev.bureau.examples.first;

import org.jspecify.annotations.NullMarked;
