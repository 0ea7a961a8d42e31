/**
 * Affinity (S40): which departments a director hands work to, and by which strategy; an aspect of
 * the session {@code bureau}, so that binding and unbinding are journaled like everything else.
 */
@NullMarked
package dev.bureau.core.affinity;

import org.jspecify.annotations.NullMarked;
