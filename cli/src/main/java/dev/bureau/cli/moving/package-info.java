/** Commands that move sessions and clone them. */
@NullMarked
package dev.bureau.cli.moving;

import org.jspecify.annotations.NullMarked;
