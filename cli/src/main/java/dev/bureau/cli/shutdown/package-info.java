/** The command that stops sessions with all below them, and what it tells meanwhile. */
@NullMarked
package dev.bureau.cli.shutdown;

import org.jspecify.annotations.NullMarked;
