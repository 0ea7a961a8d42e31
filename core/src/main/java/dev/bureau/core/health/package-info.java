/**
 * Health of sessions (S30): figures, what indicators make of them, and the journaled fact that a
 * session's health has changed.
 */
@NullMarked
package dev.bureau.core.health;

import org.jspecify.annotations.NullMarked;
