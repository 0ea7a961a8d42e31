/**
 * The door: the single way through which a session changes. It loads, lets a pure decision decide,
 * commits, resolves conflicts and unknown outcomes, and wakes listeners.
 */
@NullMarked
package dev.bureau.core.door;

import org.jspecify.annotations.NullMarked;
