/**
 * Groups of sessions that get mail together: an aspect of the session {@code bureau}, so that
 * joining and leaving are journaled like everything else (S21).
 */
@NullMarked
package dev.bureau.core.group;

import org.jspecify.annotations.NullMarked;
