/** The commands about sessions: their lives, their lists, their journals. */
@NullMarked
package dev.bureau.cli.session;

import org.jspecify.annotations.NullMarked;
