/**
 * Putting sessions aside for good (R8): one by one, or all that nobody has used for long. What is
 * archived is kept, packed, and no longer listed; a purge deletes it.
 */
@NullMarked
package dev.bureau.orchestrator.archive;

import org.jspecify.annotations.NullMarked;
