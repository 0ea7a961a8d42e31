/** The commands about what happened: the journal of a session, the feed of all. */
@NullMarked
package dev.bureau.cli.journal;

import org.jspecify.annotations.NullMarked;
