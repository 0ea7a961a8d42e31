/** How work is routed, and which models sessions use (R1, R2, R6). */
@NullMarked
package dev.bureau.orchestrator.routing;

import org.jspecify.annotations.NullMarked;
