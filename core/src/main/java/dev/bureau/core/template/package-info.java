/**
 * Templates (S9): descriptions under a name from which sessions are created; an aspect of the
 * session {@code bureau}, so that putting and removing one is journaled like everything else.
 */
@NullMarked
package dev.bureau.core.template;

import org.jspecify.annotations.NullMarked;
