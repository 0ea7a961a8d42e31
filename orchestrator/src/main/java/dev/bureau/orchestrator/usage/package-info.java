/** Records what sessions use, once for each call, and tells what it cost (R3–R5). */
@NullMarked
package dev.bureau.orchestrator.usage;

import org.jspecify.annotations.NullMarked;
