/** Answering what sessions wait for (X60). */
@NullMarked
package dev.bureau.orchestrator.wait;

import org.jspecify.annotations.NullMarked;
