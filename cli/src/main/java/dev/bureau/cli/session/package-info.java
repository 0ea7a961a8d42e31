/** The commands about sessions: their lives, their lists. */
@NullMarked
package dev.bureau.cli.session;

import org.jspecify.annotations.NullMarked;
