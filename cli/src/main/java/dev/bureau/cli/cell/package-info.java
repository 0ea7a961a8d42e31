/** The commands about cells: their list, and decisions about uncertain ones. */
@NullMarked
package dev.bureau.cli.cell;

import org.jspecify.annotations.NullMarked;
