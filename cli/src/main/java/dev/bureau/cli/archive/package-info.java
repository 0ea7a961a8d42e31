/** Commands that put sessions aside for good. */
@NullMarked
package dev.bureau.cli.archive;

import org.jspecify.annotations.NullMarked;
