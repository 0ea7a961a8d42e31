/** Who keeps to the limits of reading files, and who does not (R7). */
@NullMarked
package dev.bureau.orchestrator.discipline;

import org.jspecify.annotations.NullMarked;
