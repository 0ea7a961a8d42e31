/** Commands about what sessions use, what it costs, and by which prices. */
@NullMarked
package dev.bureau.cli.usage;

import org.jspecify.annotations.NullMarked;
