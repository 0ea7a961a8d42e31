/** The commands about messages: sending, what waits, what failed for good. */
@NullMarked
package dev.bureau.cli.message;

import org.jspecify.annotations.NullMarked;
