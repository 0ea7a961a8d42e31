/**
 * Emergency recovery (E14): a session whose window is too full goes on as another one, with what it
 * knew made smaller.
 */
@NullMarked
package dev.bureau.orchestrator.recovery;

import org.jspecify.annotations.NullMarked;
