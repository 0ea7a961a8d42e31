/**
 * What a session is there for, by its type (S1): how a director hands out work, the domain of a
 * department, whom an observer watches.
 */
@NullMarked
package dev.bureau.core.duty;

import org.jspecify.annotations.NullMarked;
