/** The commands that show where sessions come from and what came of them: chain and lineage. */
@NullMarked
package dev.bureau.cli.lineage;

import org.jspecify.annotations.NullMarked;
