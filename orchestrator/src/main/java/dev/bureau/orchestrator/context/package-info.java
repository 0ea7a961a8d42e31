/** Keeps what agents know within the window of their model (E1–E3). */
@NullMarked
package dev.bureau.orchestrator.context;

import org.jspecify.annotations.NullMarked;
