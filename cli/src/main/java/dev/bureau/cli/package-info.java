/**
 * The {@code bureau} command: where it starts, which commands it has, and how a failure becomes one
 * line and an exit code.
 */
@NullMarked
package dev.bureau.cli;

import org.jspecify.annotations.NullMarked;
