/**
 * Trees of sessions: what is said of a session and all that it supervises, such as that it is being
 * stopped and takes no new ones (S8).
 */
@NullMarked
package dev.bureau.core.tree;

import org.jspecify.annotations.NullMarked;
