/**
 * Sessions: the immutable head, its lifecycle table, the events that change it, and the pure
 * decisions that create, update and end one.
 */
@NullMarked
package dev.bureau.core.session;

import org.jspecify.annotations.NullMarked;
