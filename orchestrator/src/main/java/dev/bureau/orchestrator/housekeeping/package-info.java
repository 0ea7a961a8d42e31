/** Giving back what nobody uses any more. */
@NullMarked
package dev.bureau.orchestrator.housekeeping;

import org.jspecify.annotations.NullMarked;
