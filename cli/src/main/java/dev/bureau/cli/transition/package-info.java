/** Commands that pass sessions to the next of their chains, and tell how often that happened. */
@NullMarked
package dev.bureau.cli.transition;

import org.jspecify.annotations.NullMarked;
