/** The commands about where work goes, and how well sessions keep to their limits of reading. */
@NullMarked
package dev.bureau.cli.routing;

import org.jspecify.annotations.NullMarked;
