/** What sessions may spend, on the command line. */
@NullMarked
package dev.bureau.cli.budget;

import org.jspecify.annotations.NullMarked;
