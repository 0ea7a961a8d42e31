/** What became of the limits that a session must keep to (S2): that they were passed. */
@NullMarked
package dev.bureau.core.constraint;

import org.jspecify.annotations.NullMarked;
