/**
 * Tasks that a director hands out to its departments (S1): so many at the same time, and the others
 * in the order in which they were given.
 */
@NullMarked
package dev.bureau.core.task;

import org.jspecify.annotations.NullMarked;
